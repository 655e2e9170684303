import type { RecordType } from '#domain/public/vocabulary.ts';
import { TYPE_WORDS } from './type-tables.ts';

/** README.md of the package, in Vietnamese, then in English. */
export function toReadme(given: {
  archive: { name: string; siteUrl: string };
  version: string;
  created: string;
  /** How many records of each type there are, in the order of display. */
  counts: readonly { type: RecordType; count: number }[];
  licences: readonly string[];
}): string {
  const { archive, version, created, licences } = given;
  const counted = (lang: 'vi' | 'en') =>
    given.counts.map(({ type, count }) => `- ${TYPE_WORDS[type][lang]}: ${count}`).join('\n');
  const day = created.slice(0, 10);
  return `# ${archive.name}: bộ dữ liệu mở, phiên bản ${version}

Lập ngày ${day} từ <${archive.siteUrl}/>. [English below](#english)

## Có gì

${counted('vi')}

- \`data/*.jsonl\`: bản ghi đầy đủ, mỗi dòng một JSON.
- \`data/records.csv\`: mọi bản ghi, mỗi bản ghi một dòng; các bảng khác nối vào bảng này bằng mã.
- \`data/<loại>.csv\`: bảng của từng loại. Ô có nhiều giá trị thì nối bằng \`|\`.
- \`data/names.csv\`, \`texts.csv\`, \`links.csv\`, \`codes.csv\`, \`populations.csv\`: tên gọi, bài viết, quan hệ, mã chính thức, dân số.
- \`data/changes.csv\`: lần thêm mới, thay đổi hoặc rút ra gần nhất của mỗi bản ghi, mới nhất ở trên. Tên của một phiên bản là thời điểm thay đổi cuối cùng trong đó: ai đang có phiên bản cũ thì lấy các dòng có \`at\` sau thời điểm ấy. **Bản ghi đã rút ra: xin xóa khỏi bản sao của bạn.**
- \`datapackage.json\`: mô tả từng cột (Frictionless Data Package).

## Giấy phép và ghi nhận

Mỗi dòng có giấy phép riêng (\`licence\`): ${licences.join(', ')}. Khi dùng lại, xin ghi câu ở cột \`attribution\`, không có thì ghi \`rights_holder\` và địa chỉ \`url\`. Cột \`review\` cho biết cộng đồng đã xem hay chưa; xin giữ cột này khi đưa tiếp cho người khác.

## Đọc tệp CSV

UTF-8, dấu phẩy, RFC 4180. Trong Excel: Dữ liệu → Từ văn bản/CSV → 65001 Unicode (UTF-8), và để các cột mã ở kiểu Văn bản. Giá trị nào bảng tính có thể hiểu nhầm là công thức thì có thêm một dấu nháy đơn ở trước, và tên cột ấy nằm trong cột \`escaped\`; bỏ dấu nháy là được đúng giá trị gốc. JSON không thêm gì.

Ngày viết theo EDTF: \`2013\`, \`2013-10\`, \`2026-11-24?\` (tính theo lịch, chưa ai xác nhận).

## Cách ghi nguồn

${archive.name}. Bộ dữ liệu mở, phiên bản ${version}, ${day}. ${archive.siteUrl}/dataset/

## Không có gì

Chỉ có những gì cộng đồng và người giữ quyền cho phép đưa vào bộ dữ liệu. Không có mặt không có nghĩa là không tồn tại.

---

<a id="english"></a>

# ${archive.name}: open dataset, version ${version}

Made on ${day} from <${archive.siteUrl}/>.

## What is in it

${counted('en')}

- \`data/*.jsonl\`: whole records, one JSON a line.
- \`data/records.csv\`: every record, one row each; the other tables refer to it by id.
- \`data/<type>.csv\`: a table of each type. Several values of a cell are joined by \`|\`.
- \`data/names.csv\`, \`texts.csv\`, \`links.csv\`, \`codes.csv\`, \`populations.csv\`: names, texts, relations, official codes, populations.
- \`data/changes.csv\`: when each record was last added, changed or removed, the latest first. A version is named by its latest change: whoever has an older one takes the rows whose \`at\` is after it. **Please delete removed records from your copies.**
- \`datapackage.json\`: what every column means (Frictionless Data Package).

## Licence and credit

Every row has its own licence (\`licence\`): ${licences.join(', ')}. Please credit by the column \`attribution\`, or else by \`rights_holder\` and \`url\`. The column \`review\` says whether the community has seen it; please keep it when you pass the data on.

## Reading the CSV files

UTF-8, commas, RFC 4180. In Excel: Data → From Text/CSV → 65001 Unicode (UTF-8), with columns of codes as Text. A value that a spreadsheet could take for a formula has an apostrophe before it, and its column is named in \`escaped\`; without the apostrophe it is exact. Nothing is added in JSON.

Dates are EDTF: \`2013\`, \`2013-10\`, \`2026-11-24?\` (reckoned by rule, confirmed by nobody).

## How to cite

${archive.name}. Open dataset, version ${version}, ${day}. ${archive.siteUrl}/dataset/

## What is not in it

Only what communities and rights holders let into the dataset is in it. What is absent may exist all the same.
`;
}
