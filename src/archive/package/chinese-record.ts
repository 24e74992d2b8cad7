/**
 * The Chinese record of a package, 电子文件元数据. DA/T 46-2009 names the elements and how they nest, and states no
 * XML: here each is an XML element of its name. DA/T 48-2009, the XML in which records travel between
 * archives, is another format that is not made. DA/T 70-2018 lists what is examined, not fields: a line for
 * each of its four properties says what was examined and what is left to the archive. What no standard names
 * is marked 自加. The text of DA/T 46 was not at hand: names are from what is publicly known of it; those below
 * 形式特征, 电子属性 and 权限管理 were not compared with it.
 */
import { element, xmlFile } from '../../lib/xml.ts';
import type { KeptFile, KeptRecord } from './describe.ts';

const field = (name: string, value: string | undefined): string[][] =>
  value ? [element(name, {}, value)] : [];
/** What only the receiving archive can say is left empty. */
const toAssign = (name: string): string[] => element(name, { 说明: '由接收档案馆赋值' }, '');
const own = { 说明: '自加，DA/T 46-2009 没有这一项' };

const content = ({ title, creators, date, subjects }: KeptRecord): string[] =>
  element('内容描述', {}, [
    element('题名', {}, title),
    ...subjects.map((subject) => element('主题词', {}, subject)),
    ...creators.map((name) => element('责任者', {}, name)),
    ...field('日期', date.replaceAll('-', '')),
    toAssign('密级'),
  ]);

const electronic = ({ path, bytes, sha256 }: KeptFile, { versions }: KeptRecord): string[] =>
  element('电子属性', {}, [
    element('格式信息', {}, 'PDF/A-3a、PDF/UA-1'),
    element('计算机文件名', {}, path),
    element('计算机文件大小', { 单位: '字节' }, String(bytes)),
    element('文档创建程序', {}, `Tuban ${versions.tuban}`),
    element('信息系统描述', {}, `Node ${versions.node}；Chromium ${versions.chromium}`),
    element('数字摘要', { ...own, 算法: 'SHA-256' }, sha256),
  ]);

const newspaperOf = (record: KeptRecord): string[] =>
  element('报纸', own, [
    ...field('报名', record.newspaper),
    ...field('国内统一连续出版物号', record.cn),
    ...field('国际标准连续出版物号', record.issn),
    ...field('期号', record.number),
    ...field('版本', record.edition),
    ...field('版次', record.page),
    ...field('版名', record.section),
    ...field('出版者', record.publisher),
  ]);

const examined = element('检测', { 依据: 'DA/T 70-2018 的四性；它按项目列出的细目由接收档案馆检测' }, [
  element('真实性', {}, '每个文件有 SHA-256 摘要，可用 tuban verify 复核；电子签名见签名文件（如有）'),
  element('完整性', {}, '包内文件与清单逐一核对；版面文字与数据集逐条核对'),
  element('可用性', {}, 'PDF/A-3a、PDF/UA-1，经图版自己的规则检查；可由包内数据重做'),
  element('安全性', { 说明: '病毒检测由接收档案馆进行' }, ''),
]);

export function chineseRecord(record: KeptRecord): string {
  const { id, identifier, publisher, date, language, rights, stamp, files } = record;
  return xmlFile(
    element(
      '电子文件',
      { 依据: 'DA/T 46-2009 的元素名和层次；该标准不定 XML 写法，也不是 DA/T 48-2009 的封装包' },
      [
        element('聚合层次', {}, '件'),
        element('来源', {}, [
          toAssign('档案馆名称'),
          toAssign('档案馆代码'),
          toAssign('全宗名称'),
          ...field('立档单位名称', publisher),
        ]),
        element('电子文件号', {}, identifier ?? id),
        element('档号', {}, [
          toAssign('全宗号'),
          toAssign('目录号'),
          ...field('年度', date.slice(0, 4)),
          toAssign('保管期限'),
        ]),
        content(record),
        element('形式特征', {}, [element('语种', {}, language)]),
        ...files.filter(({ group }) => group === 'edition').map((file) => electronic(file, record)),
        ...(rights ? [element('权限管理', {}, [element('知识产权说明', {}, rights)])] : []),
        element('形成时间', own, stamp),
        newspaperOf(record),
        examined,
      ],
    ),
  );
}
