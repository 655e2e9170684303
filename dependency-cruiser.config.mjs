/** One-way arrows between the rooms. dependency-cruiser does not read .astro: Biome's noRestrictedImports guards those. */
const mayKnow = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^(src|media-pipeline|search)/', pathNot: [from, ...allowed] },
});
const shared = ['^src/domain/public/', '^src/i18n/'];
const browser = '^(src/islands/|search/[^/]+/query(/|\\.ts$))';
export default {
  forbidden: [
    mayKnow('domain-is-the-ground-floor', '^src/domain/', []),
    mayKnow('public-domain-names-nothing-private', '^src/domain/public/', []),
    mayKnow('store-arrows', '^src/store/', ['^src/domain/archive-error\\.ts$']),
    mayKnow('i18n-arrows', '^src/i18n/', ['^src/domain/public/']),
    mayKnow('exports-arrows', '^src/exports/', shared),
    mayKnow('search-arrows', '^search/', shared),
    mayKnow('public-records-arrows', '^src/public-records/', ['^src/domain/public/']),
    mayKnow('exported-arrows', '^src/exported/', ['^src/(domain/public|exports|public-records)/']),
    mayKnow('catalogue-arrows', '^src/catalogue/', ['^src/(domain|store)/']),
    mayKnow('authority-arrows', '^src/authority/', [
      '^src/domain/',
      '^src/catalogue/source/yaml\\.ts$',
    ]),
    mayKnow('conformance-arrows', '^src/conformance/', [
      '^src/domain/public/',
      '^src/domain/archive-error\\.ts$',
    ]),
    mayKnow('projection-arrows', '^src/projection/', ['^src/(domain|catalogue|public-records)/']),
    mayKnow('backup-arrows', '^src/backup/', ['^src/(domain|store)/']),
    mayKnow('pipeline-arrows', '^media-pipeline/', ['^src/(domain|store)/']),
    mayKnow('islands-arrows', '^src/islands/', [
      ...shared,
      '^search/(search-provider\\.ts|[^/]+/query)',
      '^src/components/map/(base/)?[a-z-]+\\.ts$',
    ]),
    mayKnow('site-stands-behind-the-gate', '^src/(pages|layouts|components)/', [
      '^src/(pages|layouts|components|islands|exports|public-records)/',
      ...shared,
      '^search/[^/]+/query',
    ]),
    mayKnow('studio-arrows', '^src/studio/', [
      '^src/(domain|i18n|catalogue|projection|store|release|layouts|components|islands|exports|public-records)/',
      '^media-pipeline/',
      '^search/',
    ]),
    {
      name: 'browser-code-reaches-no-node',
      severity: 'error',
      from: { path: browser },
      to: {
        path: '^(node:)?(async_hooks|buffer|child_process|cluster|crypto|dgram|dns|events|fs|http|http2|https|inspector|net|os|path|perf_hooks|process|readline|sqlite|stream|test|timers|tls|tty|url|util|v8|vm|worker_threads|zlib)(/|$)',
        reachable: true,
      },
    },
    {
      name: 'source-never-imports-tests',
      severity: 'error',
      from: { path: '^(src|search|media-pipeline)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^tests/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
