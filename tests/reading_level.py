"""Words that our prose and tables do without, outside the titles of sources."""

import re

JUDGING = re.compile(
    r"\b(success\w*|succeed\w*|fail\w*|achiev\w*|accomplish\w*|boast\w*|tout\w*|brag\w*|"
    r"crack\w*.?down\w*|regime\w*|propagand\w*|censor\w*|authoritarian|draconian|dictator\w*|"
    r"repress\w*|oppress\w*|notorious\w*|controversial|landmark|historic|triumph\w*|glorious|"
    r"impressive\w*|remarkable|outstanding|unfortunately|sadly|fortunately|of course|obviously|"
    r"so-called|merely|sweeping|harsh\w*|heavy-handed|infamous|dystopian|firewall)\b",
    re.IGNORECASE,
)
CAUSAL = re.compile(
    r"\b(led to|leads to|thanks to|caused by|causing|brought about|resulted in|results in|"
    r"as a result|due to|owing to|because of)\b",
    re.IGNORECASE,
)
