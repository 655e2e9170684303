import { publishSmallSite, type SmallRelease } from './publish-small-site.ts';

/** `node publish-process.ts <SmallRelease as JSON>`: a publication that can be killed. */
const release = JSON.parse(process.argv[2] ?? '') as SmallRelease;
await publishSmallSite(release);
