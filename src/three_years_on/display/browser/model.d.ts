// Declared traits in, the model that anywidget or the page gives a display out. Import it and
// content.d.ts in a line each: deno overlooks a second import() of one line, and all is any.

export interface Model<Traits> {
  get<Name extends keyof Traits>(name: Name): Traits[Name];
  set<Name extends keyof Traits>(name: Name, value: Traits[Name]): void;
  save_changes(): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}
