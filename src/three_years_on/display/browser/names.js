// Written from content_types.py by: python -m three_years_on.display.contract

/** The state of each view. */
export const STATE = {
  "explainer": [
    "overview",
    "theme",
    "milestone",
    "named_only",
    "kind",
    "record_open",
    "checked",
    "predicting",
    "predictions",
    "revealed",
    "hands",
    "another"
  ],
  "timeline": [
    "theme",
    "milestone",
    "named_only",
    "kind",
    "query"
  ],
  "indicators": [
    "indicator"
  ],
  "quiz": [
    "tries"
  ]
};

/** What a reader wrote. */
export const WRITTEN = /** @type {const} */ (["predictions", "revealed", "hands", "another"]);
