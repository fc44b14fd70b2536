// Written from content_types.py by: python -m three_years_on.display.contract

export interface Value {
  text: string;
  when: string;
}

export interface Change {
  early: Value | null;
  late: Value | null;
  told: string;
  missing: string;
}

export interface Original {
  title: string;
  language: string;
}

export interface Sentence {
  full: string;
  covered: string;
}

export interface Moment {
  id: string;
  date: string;
  day: string;
  label: string;
  title: string;
  role: "called" | "reported" | "";
}

export interface Group {
  basis: string;
  label: string;
  statements: string[];
}

export interface Cell {
  calls: number;
  own: Group[];
  placed: Group[];
  none: boolean;
}

export interface Line {
  text: string;
  strong: boolean;
}

export interface Trace {
  statements: string[];
  milestones: string[];
  relation: string;
  placed: boolean;
  older: boolean;
  label: Line[];
}

export interface Row {
  language?: string;
  id: string;
  number: number;
  title: string;
  original: Original | null;
  subtitle: string;
  calls: number;
  cells: Cell[];
  note: Sentence;
  milestones: string[];
  traces: Trace[];
  name: Sentence;
}

export interface Tick {
  label: string;
  first: string;
  last: string;
  end: string;
  group: string;
  shape: string;
}

export interface Entry {
  marks: string[];
  look: string;
  words: string;
  outcome: boolean;
}

export interface Words {
  name: string;
  none: string;
  own: string;
  ownHead: string;
  placedHead: string;
  more: string;
}

export interface Overview {
  source: string;
  span: string[];
  title: Sentence;
  finding: Sentence;
  moments: Moment[];
  zones: string[];
  rows: Row[];
  milestones: Record<string, Tick>;
  legend: Entry[];
  words: Words;
  alt: string;
}

export interface Written {
  language?: string;
}

export interface Mark {
  id: string;
  first: string;
  last: string;
}

export interface Dated {
  marks: Mark[];
  told: string;
  is_older: boolean;
  may_be: boolean;
}

export interface LaneContent {
  id: string;
  label: string;
  shape: string;
}

export interface MomentContent {
  id: string;
  day: string;
  label: string;
  text: string;
}

export interface MarkContent {
  language?: string;
  label: string;
  title: string;
  first: string;
  last: string;
  end: string;
  until: string;
  short: string;
  when: string;
  kind: string;
  lane: string;
  certain: boolean;
}

export interface EmphasisContent {
  by: "outcome" | "elsewhere";
  relation: "named" | "candidate";
  moment: string;
  placed: boolean;
  said: string;
}

export interface LanesStep {
  theme: string;
  name: string;
  text: string;
  milestones: string[];
  emphasis: Record<string, EmphasisContent>;
}

export interface Timeline {
  lanes: LaneContent[];
  moments: MomentContent[];
  spans: string[];
  months: string[];
  milestones: Record<string, MarkContent>;
  steps: LanesStep[];
}

export interface Article {
  title: string;
  publisher: string;
  url: string;
  day: string;
}

export interface About {
  title: string;
  authors: string;
  version: string;
  language: string;
  translated: string[];
  partly: string[];
  licence: string;
  address: string;
  detail: string;
}

export interface Theme {
  language?: string;
  id: string;
  title: string;
  original: Original | null;
}

export interface Source {
  title: string;
  language: string;
  url: string;
  publisher: string;
  kind: string;
  published: string;
  archived_url: string;
  archived_on: string;
  about: string;
}

export interface Mention {
  milestone: string;
  text: string;
}

export interface Check {
  figures: string[];
  open: string;
}

export interface MetaPart {
  text: string;
  spoken: string;
  strong: boolean;
}

export interface Statement {
  language?: string;
  id: string;
  kind: string;
  summary: string;
  addressed_to: string;
  basis: string;
  place: string;
  fragment: string;
  about: string[];
  meta: MetaPart[];
  reason: string;
  mentions: Mention[];
  dated: Dated | null;
  check: Check | null;
}

export interface Side {
  name: string;
  label: string;
  day: string;
  role: "called" | "reported" | "";
  title: string;
  note: string;
  statements: Statement[];
  placed: Statement[];
  placed_title: string;
  background: Statement[];
  missing: string;
}

export interface Account {
  origin: string;
  about: string[];
  summary: string;
  source: string;
}

export interface StepRecord {
  limits: string;
  figures: string[];
  accounts: Account[];
}

export interface Point {
  when: string;
  value: string;
  rests_on: string[];
  source: string;
}

export interface SeriesChange {
  early: Value | null;
  late: Value | null;
  told: string;
  missing: string;
  series: string;
}

export interface Figure {
  id: string;
  title: string;
  unit: string;
  line: string;
  told: string[];
  notes: string[];
  changes: SeriesChange[];
  points: Point[];
}

export interface MilestoneTheme {
  id: string;
  by_article: boolean;
}

export interface Milestone {
  language?: string;
  label: string;
  title: string;
  original: Original | null;
  kind: string;
  issuer: string;
  summary: string;
  in_article: string;
  mentioned: string;
  when: string;
  spoken: string;
  dates: string[];
  rows: string[][];
  mentions: string[];
  themes: MilestoneTheme[];
  sources: string[];
}

export interface TimelineStep {
  language?: string;
  theme: string;
  title: string;
  milestones: string[];
}

export interface Step {
  language?: string;
  theme: string;
  title: string;
  milestones: string[];
  original: Original | null;
  finding: Sentence;
  question: string;
  notes: string;
  sides: Side[];
  reported: string;
  agreeing: string[];
  placed: string;
  record: StepRecord;
}

export interface Expectation {
  id: string;
  label: string;
}

export interface Said {
  asked: string;
  to_discuss: string;
  placed_here: string;
  placed_here_not_article: string;
  placed_here_lead: string;
  record: string;
  record_chosen: string;
  prediction_head: string[];
  you_expected: string;
  article_gives: string;
  nothing_chosen: string;
  still_covered: string;
  remains_open: string;
  accounts: string;
  bears_on_statement: string;
  in_article: string;
  yes: string;
  no: string;
}

export interface TimelineContent {
  article: Article;
  explainer: About;
  themes: Theme[];
  steps: TimelineStep[];
  timeline: Timeline;
  kinds: string[];
  milestones: Record<string, Milestone>;
  sources: Record<string, Source>;
  said: Said;
}

export interface ExplainerContent {
  article: Article;
  explainer: About;
  overview: Overview;
  themes: Theme[];
  steps: Step[];
  timeline: Timeline;
  kinds: string[];
  origins: string[];
  milestones: Record<string, Milestone>;
  figures: Record<string, Figure>;
  sources: Record<string, Source>;
  expectations: Expectation[];
  said: Said;
}

export interface IndicatorTheme {
  language?: string;
  id: string;
  title: string;
  original: Original | null;
  figures: string[];
}

export interface IndicatorContent {
  themes: IndicatorTheme[];
  figures: Record<string, Figure>;
  sources: Record<string, Source>;
}

export interface Choice {
  text: string;
  is_right: boolean;
  feedback: string;
  misconception: string;
}

export interface Question {
  id: string;
  prompt: string;
  choices: Choice[];
}

export interface Spoken {
  code: string;
  direction: string;
  messages: Record<string, string | string[]>;
  plural: number[];
}

export interface Prediction {
  expected?: string;
  because?: string;
  gap?: string;
}

export interface TimelineState {
  theme: string;
  milestone: string;
  named_only: boolean;
  kind: string;
  query: string;
}

export interface ExplainerState {
  overview: boolean;
  theme: string;
  milestone: string;
  named_only: boolean;
  kind: string;
  record_open: boolean;
  checked: string;
  predicting: boolean;
  predictions: Record<string, Prediction>;
  revealed: string[];
  hands: Record<string, Record<string, number>>;
  another: Record<string, Record<string, number>>;
}

export interface IndicatorState {
  indicator: string;
}

export interface QuizState {
  tries: Record<string, number[]>;
}

export interface ExplainerModel {
  overview: boolean;
  theme: string;
  milestone: string;
  named_only: boolean;
  kind: string;
  record_open: boolean;
  checked: string;
  predicting: boolean;
  predictions: Record<string, Prediction>;
  revealed: string[];
  hands: Record<string, Record<string, number>>;
  another: Record<string, Record<string, number>>;
  view: "explainer";
  language: Spoken;
  content: ExplainerContent;
  charts: Record<string, string>;
  in_notebook: boolean;
  cell: string;
}

export interface PageModel {
  overview: boolean;
  theme: string;
  milestone: string;
  named_only: boolean;
  kind: string;
  record_open: boolean;
  checked: string;
  predicting: boolean;
  predictions: Record<string, Prediction>;
  revealed: string[];
  hands: Record<string, Record<string, number>>;
  another: Record<string, Record<string, number>>;
  view: "explainer";
  language: Spoken;
  content: ExplainerContent;
  charts: Record<string, string>;
  in_notebook: boolean;
  cell: string;
  tries: Record<string, number[]>;
  questions: Question[];
}

export interface TimelineModel {
  theme: string;
  milestone: string;
  named_only: boolean;
  kind: string;
  query: string;
  view: "timeline";
  language: Spoken;
  content: TimelineContent;
  theme_index: number;
  kind_index: number;
}

export interface IndicatorModel {
  indicator: string;
  view: "indicators";
  language: Spoken;
  content: IndicatorContent;
  charts: Record<string, string>;
}

export interface QuizModel {
  tries: Record<string, number[]>;
  view: "quiz";
  language: Spoken;
  questions: Question[];
  note: string;
  cell: string;
}
