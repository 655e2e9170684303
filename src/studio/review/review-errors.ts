import { ArchiveError } from '#domain/archive-error.ts';

export function changedSince(): ArchiveError {
  return new ArchiveError({
    name: 'changed-since',
    what: {
      vi: 'Hồ sơ đã được sửa sau khi bạn mở trang này, nên chưa ghi quyết định nào.',
      en: 'The record was changed after you opened this page, so nothing was decided.',
    },
    hint: {
      vi: 'Mở lại trang duyệt, xem bản mới rồi quyết định.',
      en: 'Open the review again, look at the new version, then decide.',
    },
  });
}

export function notInReview(): ArchiveError {
  return new ArchiveError({
    name: 'not-in-review',
    what: {
      vi: 'Hồ sơ này không còn ở bước ấy: có người đã gửi, trả lại hoặc công bố nó.',
      en: 'This record is no longer at that step: somebody sent it, gave it back or published it.',
    },
    hint: { vi: 'Mở lại trang duyệt để xem nó đang ở đâu.', en: 'Open the review again to see.' },
  });
}

export function notYetAgreed(lacking: 'yes' | 'second-person'): ArchiveError {
  return new ArchiveError({
    name: 'not-yet-agreed',
    what:
      lacking === 'yes'
        ? {
            vi: 'Chưa công bố được: người gìn giữ của cộng đồng chưa đồng ý với bản này.',
            en: 'It cannot be published yet: a custodian of the community has not agreed to this version.',
          }
        : {
            vi: 'Chưa công bố được: người đồng ý thay cộng đồng và người công bố phải là hai người.',
            en: 'It cannot be published: who agrees for the community and who publishes must be two people.',
          },
    hint: {
      vi: 'Mời người gìn giữ mở trang duyệt, hoặc nhờ một cán bộ khác công bố.',
      en: 'Ask the custodian to open the review, or another officer to publish.',
    },
  });
}

export function companionsBehind(ids: readonly string[]): ArchiveError {
  return new ArchiveError({
    name: 'companions-behind',
    what: {
      vi: `Chưa công bố được: hồ sơ gắn tư liệu chưa qua duyệt (${ids.join(', ')}).`,
      en: `It cannot be published: it shows media that are not through review (${ids.join(', ')}).`,
    },
    hint: {
      vi: 'Gửi duyệt các tư liệu ấy trước, hoặc bỏ chúng khỏi hồ sơ.',
      en: 'Send them for review first, or take them out of the record.',
    },
  });
}
