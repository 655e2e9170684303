import type { Bilingual } from '#domain/archive-error.ts';
import type { Channel } from '#domain/public/vocabulary.ts';

/** What a thing may be used for, as a villager would say it; every form asks in these words. */
export const CHANNEL_WORDS: Readonly<Record<Channel, { name: Bilingual; means: Bilingual }>> = {
  page: {
    name: { vi: 'Trang của kho', en: 'The archive’s pages' },
    means: {
      vi: 'Ai mở trang web của kho cũng xem, nghe được.',
      en: 'Whoever opens the archive’s site can see and hear it.',
    },
  },
  search: {
    name: { vi: 'Ô tìm kiếm của kho', en: 'The archive’s search' },
    means: {
      vi: 'Gõ tên vào ô tìm kiếm thì thấy.',
      en: 'Typing its name into the search box finds it.',
    },
  },
  embed: {
    name: { vi: 'Đặt vào trang khác', en: 'Shown inside other sites' },
    means: {
      vi: 'Trường học, bảo tàng, tờ báo đặt nó vào trang của họ được.',
      en: 'A school, a museum or a newspaper may show it on a page of theirs.',
    },
  },
  harvest: {
    name: { vi: 'Thư viện, kho khác lấy về', en: 'Taken up by libraries' },
    means: {
      vi: 'Thư viện và kho khác chép phần giới thiệu về danh mục của họ. Chép rồi thì khó đòi lại hết.',
      en: 'Libraries copy its description into their catalogues. Not all copies can be called back.',
    },
  },
  dataset: {
    name: { vi: 'Tải về thành bộ dữ liệu', en: 'Downloaded as a dataset' },
    means: {
      vi: 'Người nghiên cứu tải cả bộ về máy của họ. Tải rồi thì không đòi lại được.',
      en: 'Researchers download all of it. What was downloaded cannot be called back.',
    },
  },
  offline: {
    name: { vi: 'Xem không cần mạng', en: 'Used without a network' },
    means: {
      vi: 'Chép vào điện thoại, USB, máy ở nhà văn hoá để xem khi mất sóng. Bản đã chép thì ở lại đó.',
      en: 'Copied to telephones, USB sticks and the culture house’s machine, for when there is no signal. Copies stay there.',
    },
  },
  broadcast: {
    name: { vi: 'Loa, phát thanh, bản tin', en: 'Loudspeaker, radio, bulletins' },
    means: {
      vi: 'Đọc, phát trên loa của thôn, trên đài, trong bản tin.',
      en: 'Read out or played over the village loudspeaker, on the radio, in a bulletin.',
    },
  },
  'machine-learning': {
    name: { vi: 'Dạy máy', en: 'Teaching machines' },
    means: {
      vi: 'Đưa cho máy tính học, để máy nói, viết, vẽ giống như vậy. Máy học rồi thì không quên được.',
      en: 'Given to computers to learn from, so that they speak, write or draw like it. What a machine learned it does not forget.',
    },
  },
};
