import sharp from 'sharp';
import type { SampleRecord } from './sample-record.ts';
import { STRUCTURES, type Structure, weaveDraft } from './weave.ts';
import { paintPick, paintWarp } from './weave-picture.ts';

const WORDS: Readonly<
  Record<Structure, { vi: string; en: string; how: { vi: string; en: string } }>
> = {
  plain: {
    vi: 'Vân điểm',
    en: 'Plain weave',
    how: { vi: 'đan một trên, một dưới', en: 'over one, under one' },
  },
  twill: {
    vi: 'Vân chéo',
    en: 'Twill',
    how: {
      vi: 'đan hai trên, hai dưới, mỗi hàng lệch một sợi',
      en: 'over two, under two, each row one end further on',
    },
  },
  satin: {
    vi: 'Vân đoạn',
    en: 'Satin',
    how: {
      vi: 'sợi dọc nổi qua bốn sợi ngang rồi lặn dưới một sợi',
      en: 'the warp floats over four picks and dips under one',
    },
  },
  basket: {
    vi: 'Vân điểm tăng đều',
    en: 'Basket weave',
    how: {
      vi: 'sợi đi đôi, đan hai trên, hai dưới',
      en: 'threads in pairs, over two, under two',
    },
  },
};

/** Draws one cloth per structure: 1600 × 1200 PNG, a few flat colours. */
export function makeArtwork(): Promise<SampleRecord[]> {
  return Promise.all(STRUCTURES.map(drawStructure));
}

async function drawStructure(structure: Structure): Promise<SampleRecord> {
  const id = `weave-${structure}`;
  const draft = weaveDraft(id, structure);
  const cloth = { draft, widthPx: 1600, heightPx: 1200, cellPx: 40, ends: 36, picks: 26 };
  const pixels = paintWarp(cloth);
  for (let pick = 0; pick < cloth.picks; pick++) paintPick(cloth, pixels, { pick, laid: 1 });
  const bytes = await sharp(pixels, {
    raw: { width: cloth.widthPx, height: cloth.heightPx, channels: 3 },
  })
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();
  const { vi, en, how } = WORDS[structure];
  const { warp, weft } = draft;
  return {
    id,
    kind: 'image',
    original: { file: 'weave.png', bytes, mediaType: 'image/png' },
    title: { vi: `${vi}: hình vẽ kiểu dệt`, en: `${en}: a weave drawn` },
    alt: {
      vi: `Hình vẽ ${vi.toLowerCase()}: sợi dọc màu ${warp.name.vi}, sợi ngang màu ${weft.name.vi}; ${how.vi}.`,
      en: `Drawing of ${en.toLowerCase()}: warp in ${warp.name.en}, weft in ${weft.name.en}; ${how.en}.`,
    },
    summary: {
      vi: 'Hình do chương trình của kho vẽ theo hình học của kiểu dệt, màu tính từ mã hồ sơ; không phải hoa văn của cộng đồng nào.',
      en: 'Drawn by a program of the archive after the geometry of the weave, its colours computed from the id; it is no community’s motif.',
    },
    provenance: {
      vi: 'Vẽ bằng chương trình media-pipeline/samples của kho',
      en: 'Drawn by the archive’s program media-pipeline/samples',
    },
    speechLanguage: null,
    captions: null,
    readsRecord: null,
  };
}
