import { describe, expect, test } from 'vitest';
import { readProbe } from './probe-time-based.ts';

const picture = { codec_type: 'video', codec_name: 'h264', width: 1920, height: 1080 };
const sound = { codec_type: 'audio', codec_name: 'aac', channels: 2 };
const printed = (streams: readonly object[], format: object = { duration: '8.3' }) =>
  JSON.stringify({ streams, format });

describe('what ffprobe prints is read as', () => {
  test('a film with its sound', () => {
    const text = printed([{ ...picture, avg_frame_rate: '30000/1001' }, sound]);
    expect(readProbe(text, 'video')).toMatchObject({
      kind: 'video',
      widthPx: 1920,
      heightPx: 1080,
      framesPerSecond: 30000 / 1001,
      durationSeconds: 8.3,
      sounds: [{ index: 0, channels: 2, lang: null, isDefault: false }],
    });
  });

  test.each([
    [-90, 1080, 1920],
    [90, 1080, 1920],
    [270, 1080, 1920],
    [180, 1920, 1080],
    [0, 1920, 1080],
  ])('turned by %i degrees: %i × %i', (rotation, widthPx, heightPx) => {
    const text = printed([{ ...picture, side_data_list: [{}, { rotation }] }]);
    expect(readProbe(text, 'video')).toMatchObject({ widthPx, heightPx });
  });

  test('pixels that are not square are counted as wide as they are shown', () => {
    const text = printed([{ ...picture, width: 720, height: 576, sample_aspect_ratio: '64:45' }]);
    expect(readProbe(text, 'video')).toMatchObject({ widthPx: 1024, heightPx: 576 });
  });

  test('a length that is not told stays unknown; a rate that is not told counts as 25', () => {
    const text = printed([{ ...picture, avg_frame_rate: '0/0' }], { duration: 'N/A' });
    expect(readProbe(text, 'video')).toMatchObject({ durationSeconds: null, framesPerSecond: 25 });
  });

  test('a cover picture makes no film of a recording', () => {
    const cover = { ...picture, codec_name: 'mjpeg', disposition: { attached_pic: 1 } };
    expect(readProbe(printed([sound, cover]), 'video')).toMatchObject({ name: 'no-picture' });
    expect(readProbe(printed([sound, cover]), 'audio')).toMatchObject({ kind: 'audio' });
  });

  test('streams that cannot be decoded do not count', () => {
    expect(readProbe(printed([{ codec_type: 'audio' }]), 'audio')).toMatchObject({
      name: 'no-sound',
    });
    expect(readProbe(printed([]), 'audio')).toMatchObject({ name: 'no-sound' });
  });

  test('sound coded as nothing here decodes is left out, and the others keep their places', () => {
    const dts = { ...sound, codec_name: 'dts' };
    expect(readProbe(printed([picture, dts, sound]), 'video')).toMatchObject({
      sounds: [{ index: 1 }],
    });
    expect(readProbe(printed([picture, dts]), 'video')).toMatchObject({ sounds: [] });
    expect(readProbe(printed([dts]), 'audio')).toMatchObject({ name: 'unread-codec' });
    const png = { ...picture, codec_name: 'png' };
    expect(readProbe(printed([png, sound]), 'video')).toMatchObject({ name: 'unread-codec' });
  });

  test('more than twelve hours are too long', () => {
    expect(readProbe(printed([sound], { duration: '43201' }), 'audio')).toMatchObject({
      name: 'too-long',
    });
  });
});
