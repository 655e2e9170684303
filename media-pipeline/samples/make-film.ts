import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { encodeFilm } from './encode.ts';
import { loadTitles, madeWith, type ReadingOptions, readOut, recordId } from './make-reading.ts';
import { toWebVtt } from './reading.ts';
import type { SampleRecord } from './sample-record.ts';
import { SPEECH_RATE_HZ } from './voice.ts';
import { weaveDraft } from './weave.ts';
import { type Cloth, paintPick, paintWarp } from './weave-picture.ts';

const FRAMES_PER_SECOND = 25;
const DELAY_SECONDS = 1.5;
const REST_SECONDS = 4.5;

/** A cloth weaves itself while the summary of a record is read out; `null` where there is no summary. */
export async function makeFilm(
  ffmpeg: Ffmpeg,
  options: ReadingOptions & { espeak: string },
): Promise<SampleRecord | null> {
  const reading = await readOut(options);
  const titles = await loadTitles(options);
  if (!reading || !titles) return null;
  const { lang, espeak, workFolder } = options;
  const id = `film-${recordId(options.record)}-${lang}`;
  const size = { widthPx: 1280, heightPx: 720 };
  const cloth = { draft: weaveDraft(id, 'twill'), ...size, cellPx: 32, ends: 36, picks: 20 };
  const spokenSeconds = DELAY_SECONDS + reading.samples.length / SPEECH_RATE_HZ;
  const bytes = await encodeFilm(ffmpeg, {
    ...size,
    frames: framesOf(cloth, { weaveSeconds: spokenSeconds, restSeconds: REST_SECONDS }),
    framesPerSecond: FRAMES_PER_SECOND,
    samples: reading.samples,
    delaySeconds: DELAY_SECONDS,
    workFolder,
  });
  const spoken = madeWith(espeak, lang);
  return {
    id,
    kind: 'video',
    original: { file: 'film.mp4', bytes, mediaType: 'video/mp4' },
    title: {
      vi: `Phim ngắn: ${titles.vi}, giọng đọc máy`,
      en: `Short film: ${titles.en}, synthetic reading`,
    },
    alt: {
      vi: `Hình vẽ một tấm vải vân chéo tự dệt từng sợi, trong khi giọng máy đọc lời tóm tắt hồ sơ “${titles.vi}”.`,
      en: `A drawn twill cloth weaves itself thread by thread while a synthetic voice reads the summary of “${titles.en}”.`,
    },
    summary: {
      vi: 'Hình vẽ và giọng đọc đều do máy làm từ lời tóm tắt của người biên soạn; hình vải theo hình học của kiểu dệt, không phải hoa văn của cộng đồng nào.',
      en: 'Picture and voice are both made by machine from the curator’s summary; the cloth follows the geometry of weaving and is no community’s motif.',
    },
    provenance: {
      vi: `${spoken.vi}; hình vẽ bằng chương trình media-pipeline/samples`,
      en: `${spoken.en}; drawn by the program media-pipeline/samples`,
    },
    speechLanguage: lang,
    captions: toWebVtt(reading.cues, DELAY_SECONDS),
    readsRecord: recordId(options.record),
  };
}

async function* framesOf(
  cloth: Cloth,
  { weaveSeconds, restSeconds }: { weaveSeconds: number; restSeconds: number },
): AsyncGenerator<Uint8Array> {
  const pixels = paintWarp(cloth);
  const weaveFrames = Math.round(weaveSeconds * FRAMES_PER_SECOND);
  let woven = 0;
  for (let frame = 0; frame < weaveFrames; frame++) {
    const progress = ((frame + 1) / weaveFrames) * cloth.picks;
    for (; woven < Math.floor(progress); woven++)
      paintPick(cloth, pixels, { pick: woven, laid: 1 });
    if (woven < cloth.picks) paintPick(cloth, pixels, { pick: woven, laid: progress - woven });
    yield pixels.slice();
  }
  for (let frame = 0; frame < restSeconds * FRAMES_PER_SECOND; frame++) yield pixels.slice();
}
