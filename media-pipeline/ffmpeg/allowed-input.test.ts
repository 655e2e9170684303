import { execa } from 'execa';
import { expect, test } from 'vitest';
import { INPUT_GUARD, PROBE_GUARD } from './allowed-input.ts';

/** What follows an option, taken apart. */
function listOf(option: string, guard = INPUT_GUARD): string[] {
  return guard[guard.indexOf(option) + 1]?.split(',') ?? [];
}

test('nothing that reads other files, devices or the network is among the containers', () => {
  const formats = listOf('-format_whitelist');
  for (const format of ['hls', 'concat', 'dash', 'imf', 'sdp', 'image2', 'lavfi', 'vapoursynth']) {
    expect(formats).not.toContain(format);
  }
  expect(listOf('-protocol_whitelist')).toEqual(['file']);
});

test('what ffmpeg is told to allow has names that ffmpeg knows', async () => {
  const [formats, decoders] = await Promise.all(
    ['-demuxers', '-decoders'].map(async (list) => {
      const { stdout } = await execa('ffmpeg', ['-hide_banner', list]);
      return new Set(
        [...stdout.matchAll(/^ \S+\s+(\S+)/gm)].flatMap((line) => line[1]?.split(',')),
      );
    }),
  );
  // Each stands for a library that a build may lack; another decoder of the same codec is there then.
  const optional = /^(?:lib|amr[nw]b$|wmalossless)/;
  const unknown = (names: string[], known: Set<string | undefined> | undefined) =>
    names.filter((name) => !known?.has(name) && !optional.test(name));
  expect(unknown(listOf('-format_whitelist'), formats)).toEqual([]);
  expect(unknown(listOf('-codec_whitelist', PROBE_GUARD), decoders)).toEqual([]);
});
