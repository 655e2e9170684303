/** So much of the Data Package library (npm: datapackage 1) as the tests use. */
declare module 'datapackage' {
  interface Resource {
    name: string;
    tabular: boolean;
    read(options: { keyed?: boolean; relations?: boolean }): Promise<unknown[]>;
  }
  export const Package: {
    load(
      path: string,
      options: { strict: boolean },
    ): Promise<{ errors: Error[]; resources: Resource[] }>;
  };
}
