import { expect, test } from 'vitest';
import { installCommand } from './install.ts';
import { describeTool, findTools, type Tool } from './tools.ts';

const missing = (name: Tool['name'], debianPackage: string | null): Tool => ({
  name,
  found: false,
  version: null,
  reason: { vi: 'Không tìm thấy.', en: 'Not found.' },
  without: { vi: 'Phim chờ.', en: 'Film waits.' },
  debianPackage,
});

test('one command installs all that Debian has', () => {
  const tools = [
    missing('node', null),
    missing('ffmpeg', 'ffmpeg'),
    missing('chromium', 'chromium'),
  ];
  expect(installCommand(tools)?.join(' ')).toBe(
    'apt-get install -y --no-install-recommends ffmpeg chromium',
  );
});

test('nothing is installed when nothing is missing, or nothing can be', () => {
  expect(installCommand([{ ...missing('ffmpeg', 'ffmpeg'), found: true }])).toBeNull();
  expect(installCommand([missing('node', null)])).toBeNull();
});

test('a missing tool says why and what goes without it, in both languages', () => {
  const tool = missing('ffmpeg', 'ffmpeg');
  expect(describeTool(tool, 'vi')).toBe('✗ ffmpeg: Không tìm thấy. Phim chờ.');
  expect(describeTool(tool, 'en')).toBe('✗ ffmpeg: Not found. Film waits.');
});

test('a tool that is here but not allowed is no fault, and is not installed again', () => {
  const tool: Tool = { ...missing('bubblewrap', 'bubblewrap'), found: true, version: '0.8.0' };
  expect(describeTool(tool, 'en')).toBe('! bubblewrap 0.8.0: Not found. Film waits.');
  expect(installCommand([tool])).toBeNull();
});

test('what runs these tests is found', async () => {
  const tools = await findTools({ mediaTools: {}, forTests: true });
  expect(tools.map(({ name, found }) => [name, found])).toEqual([
    ['node', true],
    ['ffmpeg', true],
    ['poppler', true],
    ['bubblewrap', true],
    ['chromium', true],
  ]);
});

test('a tool that archive.yaml names is looked for there; where it is not, a package is no help', async () => {
  const mediaTools = { ffmpeg: '/nowhere/ffmpeg' };
  const tools = await findTools({ mediaTools, forTests: false });
  const absent = tools.filter(({ found }) => !found);
  expect(absent.map((tool) => describeTool(tool, 'en'))).toEqual([
    expect.stringContaining('✗ ffmpeg: ffmpeg and ffprobe were not found. archive.yaml'),
  ]);
  expect(installCommand(tools)).toBeNull();
});
