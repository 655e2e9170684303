import { expect, test } from 'vitest';
import { explainFailure, isUnlisted, tellsOfDamage } from './read-messages.ts';

test.each([
  '[matroska,webm @ 0x56] File ended prematurely',
  '[mov,mp4,m4a,3gp,3g2,mj2 @ 0x55] stream 1, offset 0x3509b: partial file',
  'cut.ts: corrupt decoded frame in stream 0',
  'Error while decoding stream #0:0: Invalid data found when processing input',
])('damage: "%s"', (message) => {
  expect(tellsOfDamage(message)).toBe(true);
});

test('what a sound file makes ffmpeg say is not damage', () => {
  const said =
    'Guessed Channel Layout for Input Stream #0.0 : mono\n[wav @ 0x55] Estimating duration';
  expect(tellsOfDamage(said)).toBe(false);
});

test('tells why a file was not opened, where ffmpeg tells', () => {
  const told = (messages: string) => explainFailure(messages, 1000)?.name ?? null;
  expect(told('[mov] Number of streams exceeds max_streams parameter (64), see')).toBe(
    'too-many-streams',
  );
  expect(told('[IMGUTILS @ 0x7f] Picture size 100000x100000 is invalid')).toBe('too-large-picture');
  expect(told('[IMGUTILS @ 0x7f] Picture size 0x240 is invalid')).toBe(null);
  expect(told('moov atom not found')).toBe(null);
});

test('tells a codec that is on no list', () => {
  expect(isUnlisted("[cinepak @ 0x55] Codec (cinepak) not on whitelist 'h264,aac'")).toBe(true);
  expect(isUnlisted('    title           : Codec (x) not on whitelist')).toBe(false);
});
