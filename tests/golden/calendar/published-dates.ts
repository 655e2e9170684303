/** Dates as they were published, each with the page that says so; what a rule yields is held against them. */
export interface PublishedDates {
  start: string;
  end: string;
  source: string;
}

/** First days of Tết. Vietnamese officials on 2007: one day before China, again in 2030 and 2053 (viet-jo). */
export const TET: readonly { date: string; source: string }[] = [
  { date: '2007-02-17', source: 'https://viet-jo.com/news/life/060706102756.html' },
  ...[
    '2022-02-01',
    '2023-01-22',
    '2024-02-10',
    '2025-01-29',
    '2026-02-17',
    '2027-02-06',
    '2028-01-26',
    '2029-02-13',
    '2030-02-02',
    '2031-01-23',
    '2032-02-11',
  ].map((date) => ({ date, source: 'https://boxhoidap.com/tet2023/amp' })),
  ...[
    '2020-01-25',
    '2021-02-12',
    '2033-01-31',
    '2034-02-19',
    '2035-02-08',
    '2036-01-28',
    '2037-02-15',
    '2038-02-04',
    '2039-01-24',
    '2040-02-12',
  ].map((date) => ({ date, source: 'https://excelnotes.com/holiday/vietnamese-new-year/' })),
];

/** The same page gives 2030 as it is kept in China; kept here so that nobody "corrects" us by it. */
export const TET_AS_IN_CHINA = {
  date: '2030-02-03',
  source: 'https://excelnotes.com/holiday/vietnamese-new-year/',
};

export const CHOL_CHNAM_THMAY: readonly PublishedDates[] = [
  {
    start: '2015-04-14',
    end: '2015-04-16',
    source:
      'https://en.vietnamplus.vn/khmer-community-in-soc-trang-celebrates-chol-chnam-thmay-post74522.vnp',
  },
  {
    start: '2021-04-14',
    end: '2021-04-16',
    source:
      'https://en.vietnamplus.vn/khmer-people-in-soc-trang-ready-for-chol-chnam-thmay/199997.vnp',
  },
  {
    start: '2022-04-14',
    end: '2022-04-16',
    source:
      'https://en.vietnamplus.vn/prime-minister-extends-greetings-on-khmer-chol-chnam-thmay-festival/224044.vnp',
  },
  {
    start: '2023-04-14',
    end: '2023-04-16',
    source:
      'https://en.vietnamplus.vn/khmer-people-in-kien-giang-joyfully-mark-chol-chnam-thmay-festival-post251346.vnp',
  },
  {
    start: '2024-04-13',
    end: '2024-04-16',
    source: 'https://www.vietnam.vn/en/tet-co-truyen-sum-hop-cua-nguoi-dan-campuchia',
  },
  {
    start: '2025-04-14',
    end: '2025-04-16',
    source: 'https://www.vietnamplus.vn/chol-chnam-thmay-tag16545.vnp',
  },
];

/** Another page has 13–15 April for 2025; the two cannot both be right. */
export const CHOL_CHNAM_THMAY_DISPUTED: PublishedDates = {
  start: '2025-04-13',
  end: '2025-04-15',
  source:
    'https://nhansu.vn/hanh-trang-nghe-nghiep/tu-vi-nghe-nghiep/tet-khmer-2025-vao-ngay-nao-thu-may-tet-khmer-chol-chnam-thmay-2025-co-gi-dac-biet-14761.html',
};

/** Three days about the last day of Phatrabot. No page was found that gives the days of 2024 or 2025. */
export const SENE_DOLTA: readonly PublishedDates[] = [
  {
    start: '2017-09-19',
    end: '2017-09-21',
    source:
      'https://daidoanket.vn/kien-giang-to-chuc-le-sene-dolta-tren-tinh-than-doan-ket-vui-tuoi-va-tiet-kiem-10081938.html',
  },
  {
    start: '2018-10-08',
    end: '2018-10-10',
    source:
      'http://vietnam-online.org/index.php/khmer-community-in-hau-giang-soc-trang-celebrate-sene-dolta-festival/',
  },
  {
    start: '2019-09-28',
    end: '2019-09-30',
    source:
      'https://en.qdnd.vn/culture-sports/culture/khmer-ethnic-people-in-soc-trang-enjoy-merrier-sene-dolta-festival-509983',
  },
  {
    start: '2022-09-24',
    end: '2022-09-26',
    source:
      'https://www.thoidai.com.vn/dong-bao-khmer-tung-bung-don-le-bao-hieu-sene-dolta-175676.html',
  },
  {
    start: '2023-10-13',
    end: '2023-10-15',
    source:
      'https://en.baoquocte.vn/congratulations-extended-to-khmer-community-on-sene-dolta-festival-245685.html',
  },
];

/** Festivals that end in the night of the full moon, with races about it. */
export const OK_OM_BOK: readonly PublishedDates[] = [
  {
    start: '2018-11-16',
    end: '2018-11-22',
    source:
      'https://en.vietnamplus.vn/soc-trang-ooc-om-bok-festival-offers-cultural-activities/141830.vnp',
  },
  {
    start: '2022-11-06',
    end: '2022-11-09',
    source: 'record src-vietnamplus-kien-giang-2022',
  },
  {
    start: '2023-11-25',
    end: '2023-11-27',
    source: 'https://en.vietnamplus.vn/festival-honours-khmer-traditional-culture/270778.vnp',
  },
  {
    start: '2024-11-09',
    end: '2024-11-15',
    source:
      'https://sgtt.thesaigontimes.vn/soc-trang-to-chuc-le-hoi-ooc-om-boc-va-dua-ghe-ngo-vao-thang-11',
  },
  {
    start: '2025-11-03',
    end: '2025-11-05',
    source: 'record src-sggp-khmer-festival-2025',
  },
];

/** Ramadan of the Cham of An Giang. */
export const RAMADAN: readonly PublishedDates[] = [
  {
    start: '2022-04-02',
    end: '2022-05-02',
    source:
      'https://fr.vietnamplus.vn/les-cham-musulmans-a-an-giang-celebrent-le-mois-de-jeune-du-ramadan/180523.vnp',
  },
  {
    start: '2023-03-23',
    end: '2023-04-22',
    source:
      'https://btgcp.gov.vn/tin-trong-nuoc/thang-ramadan-cua-nguoi-cham-an-giang-post0BabkGkqyG.html',
  },
  {
    start: '2024-03-11',
    end: '2024-04-09',
    source:
      'https://vrviet.vn/en/thang-ramadan-thang-yeu-thuong-cua-dong-bao-dan-toc-cham-an-giang',
  },
];
