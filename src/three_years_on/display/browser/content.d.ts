// Written from content_types.py by: python -m three_years_on.display.contract

export interface Original {
  title: string;
  language: string;
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
  licence: string;
  address: string;
  detail: string;
}

export interface Theme {
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

export interface Statement {
  id: string;
  kind: string;
  summary: string;
  addressed_to: string;
  basis: string;
  place: string;
  about: string[];
  reason: string;
  mentions: Mention[];
  check: Check | null;
}

export interface Side {
  name: string;
  label: string;
  day: string;
  title: string;
  note: string;
  statements: Statement[];
  placed: Statement[];
  background: Statement[];
  missing: string;
}

export interface Account {
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

export interface Figure {
  id: string;
  title: string;
  unit: string;
  line: string;
  told: string[];
  notes: string[];
  points: Point[];
}

export interface MilestoneTheme {
  id: string;
  by_article: boolean;
}

export interface Milestone {
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
  theme: string;
  title: string;
  alt: string;
  milestones: string[];
}

export interface Step {
  theme: string;
  title: string;
  alt: string;
  milestones: string[];
  original: Original | null;
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
  themes: Theme[];
  steps: TimelineStep[];
  kinds: string[];
  milestones: Record<string, Milestone>;
  sources: Record<string, Source>;
  said: Said;
}

export interface ExplainerContent {
  article: Article;
  explainer: About;
  themes: Theme[];
  steps: Step[];
  kinds: string[];
  milestones: Record<string, Milestone>;
  figures: Record<string, Figure>;
  sources: Record<string, Source>;
  expectations: Expectation[];
  said: Said;
}

export interface IndicatorTheme {
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
  theme: string;
  milestone: string;
  named_only: boolean;
  kind: string;
  record_open: boolean;
  checked: string;
  predicting: boolean;
  predictions: Record<string, Prediction>;
  revealed: string[];
}

export interface IndicatorState {
  indicator: string;
}

export interface QuizState {
  tries: Record<string, number[]>;
}

export interface ExplainerModel {
  theme: string;
  milestone: string;
  named_only: boolean;
  kind: string;
  record_open: boolean;
  checked: string;
  predicting: boolean;
  predictions: Record<string, Prediction>;
  revealed: string[];
  view: "explainer";
  content: ExplainerContent;
  drawing: string;
  charts: Record<string, string>;
  in_notebook: boolean;
  cell: string;
}

export interface TimelineModel {
  theme: string;
  milestone: string;
  named_only: boolean;
  kind: string;
  query: string;
  view: "timeline";
  content: TimelineContent;
  drawing: string;
  theme_index: number;
  kind_index: number;
}

export interface IndicatorModel {
  indicator: string;
  view: "indicators";
  content: IndicatorContent;
  charts: Record<string, string>;
}

export interface QuizModel {
  tries: Record<string, number[]>;
  view: "quiz";
  questions: Question[];
}
