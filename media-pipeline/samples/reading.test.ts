import { expect, test } from 'vitest';
import { joinReading, toWebVtt } from './reading.ts';
import { SPEECH_RATE_HZ, samplesOf } from './voice.ts';

test('every caption begins and ends with its spoken piece', async () => {
  const reading = await joinReading(['Giọng đọc máy.', 'Một vế,', 'hết.'], async (text) =>
    new Int16Array(text.length * 1000).fill(1000),
  );
  for (const { startSeconds, endSeconds, text } of reading.cues) {
    const from = Math.round(startSeconds * SPEECH_RATE_HZ);
    const to = Math.round(endSeconds * SPEECH_RATE_HZ);
    expect(to - from).toBe(text.length * 1000);
    expect(reading.samples[from - 1]).toBe(0);
    expect(reading.samples[from]).toBe(1000);
    expect(reading.samples[to - 1]).toBe(1000);
    expect(reading.samples[to]).toBe(0);
  }
  expect(reading.cues.map(({ text }) => text)).toEqual(['Giọng đọc máy.', 'Một vế,', 'hết.']);
});

test('captions are written as WebVTT, moved by a delay, with marks escaped', () => {
  const cues = [
    { startSeconds: 0.3, endSeconds: 1.5, text: 'Trống & chiêng <đôi>' },
    { startSeconds: 3661.0004, endSeconds: 3662.9996, text: 'hết' },
  ];
  expect(toWebVtt(cues, 1)).toBe(
    'WEBVTT\n\n00:00:01.300 --> 00:00:02.500\nTrống &amp; chiêng &lt;đôi&gt;\n\n' +
      '01:01:02.000 --> 01:01:04.000\nhết\n',
  );
});

test('samples are found behind whatever chunks a WAV file begins with', () => {
  const chunk = (name: string, body: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(body.length);
    return Buffer.concat([Buffer.from(name), size, body]);
  };
  const wav = Buffer.concat([
    Buffer.from('RIFF\0\0\0\0WAVE'),
    chunk('fmt ', Buffer.alloc(16)),
    chunk('LIST', Buffer.from('whatever')),
    chunk('data', Buffer.from([1, 0, 255, 255])),
  ]);
  expect([...samplesOf(wav)]).toEqual([1, -1]);
});
