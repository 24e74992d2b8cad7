/** What is said of series, of figures drawn from them, and of maps. */
import { findClosest } from '../../lib/closest.ts';
import type { Both } from '../../lib/languages.ts';
import { error, warning } from '../../lib/problem.ts';
import { quoteValue, quoteZh } from '../../lib/visible.ts';

const mostNames = 12;
const namesOf = (names: readonly string[]): Both => {
  const more = names.length > mostNames;
  return {
    en: names.slice(0, mostNames).join(', ') + (more ? ', …' : ''),
    zh: names.slice(0, mostNames).join('、') + (more ? '……' : ''),
  };
};

/** The name that was likely meant, before what there is. */
const meant = (name: string, known: readonly string[]): Both => {
  const near = findClosest(name, known);
  return near
    ? { en: `Did you mean ${quoteValue(near)}? `, zh: `是不是${quoteZh(near)}？` }
    : { en: '', zh: '' };
};

/** Tables and their files. */
const tableMessages = {
  notTable: (file: string) =>
    error('table-unreadable', {
      en: [`${quoteValue(file)} is not a table.`, 'Name a .csv, .tsv or .xlsx file.'],
      zh: [`${quoteZh(file)}不是表格。`, '写 .csv、.tsv 或 .xlsx 文件的名称。'],
    }),
  outside: (file: string) =>
    error('path-outside', {
      en: [`${quoteValue(file)} lies outside the report’s folder.`, 'Copy the file beside the report.'],
      zh: [`${quoteZh(file)}不在报告的文件夹里。`, '把文件复制到报告旁边。'],
    }),
  unreadable: (file: string) =>
    error('table-missing', {
      en: [
        `${quoteValue(file)} cannot be read.`,
        'Check that it is beside the report, under exactly this name.',
      ],
      zh: [`读不到${quoteZh(file)}。`, '看看文件是不是在报告旁边，文件名是不是一字不差。'],
    }),
  emptyTable: (file: string) =>
    error('table-unreadable', {
      en: [
        `${quoteValue(file)} has no rows.`,
        'Its first row holds the names of the columns; each further row, a name and its numbers.',
      ],
      zh: [`${quoteZh(file)}里没有数据行。`, '第一行写列名，以下每行先写行名，再写数。'],
    }),
  rowLength: (name: string, has: number, wants: number) =>
    error('series-row', {
      en: [
        `Row ${quoteValue(name)} has ${has} numbers for ${wants} columns.`,
        'Give each column a number, or null where there is none.',
      ],
      zh: [`${quoteZh(name)}这一行有 ${has} 个数，表里有 ${wants} 列。`, '每列一个数；没有的写 null。'],
    }),
  notNumber: (value: unknown, row: string) =>
    error('value-not-a-number', {
      en: [
        `${quoteValue(value)} in row ${quoteValue(row)} is not a number.`,
        'Write the figure alone; where there is none, null.',
      ],
      zh: [`${quoteZh(row)}这一行里的${quoteZh(value)}不是数。`, '只写数字；没有的写 null。'],
    }),
  rowNameless: () =>
    error('series-row', {
      en: ['This row has no name.', 'Begin the row with its name: a time, a place, a group.'],
      zh: ['这一行没有行名。', '每行开头写行名：时间、地方或组别。'],
    }),
  rowTwice: (name: string) =>
    error('series-row-twice', {
      en: [`Two rows are called ${quoteValue(name)}.`, 'Give each row a name of its own.'],
      zh: [`有两行都叫${quoteZh(name)}。`, '每行取不同的名称。'],
    }),
  columnTwice: (name: string) =>
    error('series-column-twice', {
      en: [`Two columns are called ${quoteValue(name)}.`, 'Give each column a name of its own.'],
      zh: [`有两列都叫${quoteZh(name)}。`, '每列取不同的名称。'],
    }),
  unused: (id: string) =>
    warning('series-unused', {
      en: [
        `No figure draws the series "${id}": it is not printed.`,
        `Add a figure to a section: { kind: line, series: ${id} }.`,
      ],
      zh: [`没有图用到数据表“${id}”，不会印出来。`, `在某个部分里加一幅图：{ kind: line, series: ${id} }。`],
    }),
};

/** Figures that draw them. */
const shownMessages = {
  unknown: (id: string, known: readonly string[]) =>
    error('series-unknown', {
      en: [
        `There is no series ${quoteValue(id)}.`,
        known.length > 0
          ? `${meant(id, known).en}Series of this report: ${namesOf(known).en}.`
          : 'Add it under "series".',
      ],
      zh: [
        `没有数据表${quoteZh(id)}。`,
        known.length > 0 ? `${meant(id, known).zh}本报告有：${namesOf(known).zh}。` : '先在 series 下写好。',
      ],
    }),
  missing: (kind: string) =>
    error('figure-field', {
      en: [`A figure of kind ${kind} needs a series.`, 'Name it: series: NAME.'],
      zh: [`${kind} 图要用数据表。`, '写明用哪张：series: ……'],
    }),
  notHere: (kind: string, field: string, where: Both) =>
    error('figure-field', {
      en: [`A figure of kind ${kind} takes no "${field}".`, `"${field}" is only for ${where.en}.`],
      zh: [`${kind} 图不用“${field}”。`, `“${field}”只用于${where.zh}。`],
    }),
  columnUnknown: (name: string, known: readonly string[]) =>
    error('series-column', {
      en: [
        `The series has no column ${quoteValue(name)}.`,
        `${meant(name, known).en}Its columns: ${namesOf(known).en}.`,
      ],
      zh: [`数据表里没有${quoteZh(name)}这一列。`, `${meant(name, known).zh}表里有：${namesOf(known).zh}。`],
    }),
  rowUnknown: (name: string, known: readonly string[]) =>
    error('series-row', {
      en: [
        `The series has no row ${quoteValue(name)}.`,
        `${meant(name, known).en}Its rows: ${namesOf(known).en}.`,
      ],
      zh: [`数据表里没有${quoteZh(name)}这一行。`, `${meant(name, known).zh}表里有：${namesOf(known).zh}。`],
    }),
  pointColumn: (known: readonly string[]) =>
    error('series-column', {
      en: ['This point does not say in which column it is.', `Add column: one of ${namesOf(known).en}.`],
      zh: ['这一处没有写明是哪一列。', `加上 column：${namesOf(known).zh}中的一个。`],
    }),
  noPoint: (row: string) =>
    error('series-row', {
      en: [
        `There is no number in row ${quoteValue(row)} to point at.`,
        'Choose another row, or fill the number in.',
      ],
      zh: [`${quoteZh(row)}这一行没有数，标不出来。`, '换一行，或把数补上。'],
    }),
  columns: (kind: string, has: number, wants: Both) =>
    error('series-shape', {
      en: [
        `A figure of kind ${kind} draws ${wants.en} columns; this series has ${has}.`,
        'Choose some with "columns", or use another kind.',
      ],
      zh: [`${kind} 图画 ${wants.zh} 列，这里有 ${has} 列。`, '用 columns 选几列，或换一种图。'],
    }),
  rows: (kind: string, has: number, wants: Both) =>
    error('series-shape', {
      en: [
        `A figure of kind ${kind} draws ${wants.en} rows; this series has ${has}.`,
        'Use another kind, or a series of its own with a suitable number of rows.',
      ],
      zh: [`${kind} 图画 ${wants.zh} 行，这张表有 ${has} 行。`, '换一种图，或另做一张行数合适的表。'],
    }),
  negative: (kind: string, row: string) =>
    error('series-negative', {
      en: [
        `A figure of kind ${kind} cannot draw the negative number in row ${quoteValue(row)}.`,
        'Use a line or a table.',
      ],
      zh: [`${kind} 图画不了${quoteZh(row)}这一行的负数。`, '改用 line 或 table。'],
    }),
  holes: (kind: string, row: string) =>
    error('series-hole', {
      en: [
        `A figure of kind ${kind} needs a number in every place; row ${quoteValue(row)} lacks one.`,
        'Fill it in, use a line, or choose columns without gaps.',
      ],
      zh: [`${kind} 图每处都要有数，${quoteZh(row)}这一行缺一个。`, '补上，或改用 line，或只选不缺数的列。'],
    }),
  noEvents: () =>
    error('figure-field', {
      en: ['A timeline needs events.', 'List them: events: [{ when: "2019", text: … }].'],
      zh: ['大事记里没有事件。', '写在 events 里：events: [{ when: "2019", text: …… }]。'],
    }),
};

/** Maps. */
const mapMessages = {
  noMap: () =>
    error('figure-field', {
      en: ['A map needs its areas.', 'Add map: { file: areas.geojson, key: name }.'],
      zh: ['地图没有底图。', '加上 map: { file: areas.geojson, key: name }。'],
    }),
  mapUnreadable: (file: string, why: Both) =>
    error('map-unreadable', {
      en: [
        `${quoteValue(file)} cannot be used as a map: ${why.en}.`,
        'Give a GeoJSON FeatureCollection or a TopoJSON Topology of areas.',
      ],
      zh: [
        `${quoteZh(file)}不能用作底图：${why.zh}。`,
        '底图要用区域的 GeoJSON（FeatureCollection）或 TopoJSON（Topology）。',
      ],
    }),
  mapNotDegrees: (projection: string) =>
    error('map-unreadable', {
      en: [
        `The map’s coordinates are not in degrees, which the projection ${projection} needs.`,
        'Write projection: plane where the map is projected already.',
      ],
      zh: [`底图的坐标不是经纬度，${projection} 投影用不了。`, '底图如果已经投影过，写 projection: plane。'],
    }),
  mapNoArea: (row: string, key: string, near: string | undefined) =>
    error('map-area', {
      en: [
        `No area has ${key} ${quoteValue(row)}.`,
        near
          ? `Did you mean ${quoteValue(near)}?`
          : 'Rows of the series and areas of the map need the same names.',
      ],
      zh: [
        `底图里没有 ${key} 为${quoteZh(row)}的区域。`,
        near ? `是不是${quoteZh(near)}？` : '表里的行名要和底图里的名称一致。',
      ],
    }),
  mapNoRow: (names: readonly string[]) =>
    warning('map-row', {
      en: [
        `Areas without a number: ${namesOf(names).en}.`,
        'They are drawn as “no data”. Add their rows if there are numbers.',
      ],
      zh: [`这些区域没有数：${namesOf(names).zh}。`, '图上标“暂无数据”；有数的话，在表里补上。'],
    }),
};

export const seriesMessages = { ...tableMessages, ...shownMessages, ...mapMessages };
