/** Numbers by which others are measured are facts of their own, each of a sure owner; a doubtful one stays typed. */
import { describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { importFiles, type Imported } from '../../src/desk/import/import.ts';

const bring = (text: string): Promise<Imported> =>
  importFiles([{ name: 'report.md', bytes: Buffer.from(text) }], searchPath());
const english = (text: string, years = '2025–26'): Promise<Imported> =>
  bring(`# Marl Valley Ports: annual report ${years}\n\n## The year\n\n${text}\n`);
const chinese = (text: string): Promise<Imported> =>
  bring(`# 甲县港口公司2025年工作报告\n\n## 一、运行\n\n${text}\n`);

/** What measures another: its name, its number, and whether it is an aim. */
const measures = ({ report }: Imported): string[] =>
  Object.values(report.facts)
    .filter(({ label, status }) => status === 'target' || /, (?:March )?[a-z\d]|^上年|^20\d\d年/.test(label))
    .map(({ label, value, sign = '', unit, status }) =>
      [`${label} ${sign}${value}${unit}`, ...(status === 'target' ? ['aim'] : [])].join(' '),
    );

describe('in English', () => {
  test.each<[string, string[]]>([
    // Before
    ['The port saw 4.1 million boxes, down 12.6% from 4.7 million.', ['Boxes seen, year before 4.7million']],
    ['Ship calls fell to 38,450 from 43,120.', ['Ship calls, year before 43120']],
    ['Adjusted profit more than halved, from £12.8m to £1.7m.', ['Adjusted profit, year before £12.8m']],
    ['Opening hours drop from 56 to 44 a week.', ['Opening hours a week, year before 56']],
    ['Revenue fell by 9.8% to £81.3m (2024: £90.1m).', ['Revenue, 2024 £90.1m']],
    ['We sold 148,200 permits, 9.6% fewer than in 2024 (163,900).', ['Permits sold, 2024 163900']],
    ['Repairs took 31 days, compared with 38 days the year before.', ['Repairs, year before 38days']],
    ['Heating cost us £338,000, nearly double the £171,000 of 2024.', ['Heating cost, 2024 £171000']],
    ['We made a loss of £4.2m, against a loss of £3.7m last year.', ['Loss, last year £3.7m']],
    ['We made a loss of £4.2m, against a profit of £3.7m the year before.', ['Profit, year before £3.7m']],
    ['Berth use was 82%, up from 79% in 2023–24.', ['Berth use, 2023–24 79%']],
    ['Thefts rose from 391 offences to 447.', ['Thefts: offences, year before 391']],
    ['The queue stood at 38,900 at the end of March, down from 42,150.', ['Queue, year before 42150']],
    [
      'Crews waited 41 minutes to unload; the standard is 15 minutes, and a year earlier the average was 34.',
      [
        'Crews: minutes waited to unload, standard 15minutes aim',
        'Crews: minutes waited to unload, year before 34minutes',
      ],
    ],
    // Aims and limits
    [
      'The graduation rate slipped to 84% from 86% and remains below the state target of 90%.',
      ['Graduation rate, year before 86%', 'Graduation rate, target 90% aim'],
    ],
    [
      'Absenteeism, the measure that worries us most, improved to 24% from 29%.',
      ['Absenteeism, year before 29%'],
    ],
    [
      'We ended over budget, drawing our reserve down to 4.1% of spending; board policy requires 6%.',
      ['Reserve: share of spending, required 6% aim'],
    ],
    [
      'Random drug tests were positive in 26% of cases, and the target was 15%.',
      ['Random drug tests positive, target 15% aim'],
    ],
    ['Cases of E. coli numbered 57, seven above our ceiling of 50.', ['Cases of E. coli, limit 50 aim']],
    ['We delivered savings of £17.6m against a target of £24m.', ['Savings, target £24m aim']],
    ['We saved £4.8m of the £6m we had promised.', ['Amount saved, target £6m aim']],
    [
      'It came from reserves, which have fallen to £9.1m, or 4.2% of the budget. Our policy asks for 5%.',
      ['Reserves: share of the budget, required 5% aim'],
    ],
    [
      'Complaints numbered 1,044. We replied to 68% of them within ten days; our promise is 95%.',
      ['Complaints replied to within ten days, target 95% aim'],
    ],
    [
      'In the survey 54% of staff would name us as a place to stay, compared with 59% last year and a national average of 61%.',
      [
        'Staff that would name us as a place to stay, last year 59%',
        'Staff that would name us as a place to stay, average 61%',
      ],
    ],
    [
      'Only 61% of crews had been waiting less than 18 hours; the target for the year was 65%.',
      ['Crews waiting less than 18 hours, target 65% aim'],
    ],
    [
      'We missed one standard of six: only 62% of the piers were swept on time, where the contract requires 85%.',
      ['Piers that were swept on time, required 85% aim'],
    ],
    [
      'Interest cover was 0.4 times, below the covenant minimum of 1.5 times.',
      ['Interest cover, minimum 1.5times aim'],
    ],
    ['Berth use was 81%; the goal was 90%.', ['Berth use, target 90% aim']],
    ['Berth use was 81%. The target was 90%.', ['Berth use, target 90% aim']],
    ['The city repaved 18.3 of a planned 25 lane-miles.', ['Lane-miles repaved, planned 25 aim']],
    [
      'Berth use slid to 64% from 71%, and missed our target of 73%.',
      ['Berth use, year before 71%', 'Berth use, target 73% aim'],
    ],
    [
      'Response time was 8 minutes, against a standard of 7 minutes.',
      ['Response time, standard 7minutes aim'],
    ],
    ['Reserves fell to £0.9m, below the £1.2m minimum agreed by members.', ['Reserves, minimum £1.2m aim']],
    ['We checked 640 barns against a plan of 800.', ['Barns checked, planned 800 aim']],
    [
      'The port ran a deficit of £6.4m, compared with a budgeted deficit of £4.9m.',
      ['Deficit, budget £4.9m aim'],
    ],
    ['Debt rose to 5.2 times earnings, breaching the covenant of 4.5 times.', ['Debt, limit 4.5times aim']],
    [
      'Spills fell to 1,204 from 1,689, still above the permitted 1,000.',
      ['Spills, year before 1689', 'Spills, limit 1000 aim'],
    ],
    ['Berth use climbed to 81%; the limit that the board has set is 75%.', ['Berth use, limit 75% aim']],
    [
      'Wages took 63% of income, against 58% in 2023 and a ceiling of 60%.',
      ['Wages: share of income, 2023 58%', 'Wages: share of income, limit 60% aim'],
    ],
    [
      'We answered 88% of letters (target: 95%) and 71% of calls within a minute (target: 80%).',
      ['Letters answered, target 95% aim', 'Calls within a minute, target 80% aim'],
    ],
    ['Turnout was 41.3%, the lowest since 1999, compared with 47.8% in 2021.', ['Turnout, 2021 47.8%']],
    [
      'Dues were £2.4m against a budget of £2.6m, and bar sales were £0.4m, up from £0.3m.',
      ['Dues, budget £2.6m aim', 'Bar sales, year before £0.3m'],
    ],
    // Bounds, what is demanded, and sentences that begin anew
    ['Staff cover, which ought not to fall below 75%, averaged 68.3%.', ['Staff cover, minimum 75% aim']],
    ['Berth use, which must not exceed 92%, averaged 95.1%.', ['Berth use, limit 92% aim']],
    ['Cash stood at 34 days, under the 40 days that our bank requires.', ['Cash, required 40days aim']],
    [
      'Absence averaged 9.6 shifts per person, above our limit of 8.',
      ['Absence: shifts per person, limit 8 aim'],
    ],
    [
      'Audits fell to 742, from 918 in 2023–24, because four inspectors were away all winter. The target was 900.',
      ['Audits, 2023–24 918', 'Audits, target 900 aim'],
    ],
    [
      'Attendance was 86.3% for the young. Our target is 90% and we have not reached it; last year it was 85.6%.',
      ['Attendance, target 90% aim', 'Attendance, last year 85.6%'],
    ],
    [
      'Women hold 34% of seats (31% in March 2022). The national average is 29%.',
      ['Women hold: share of seats, March 2022 31%', 'Women hold: share of seats, average 29%'],
    ],
    [
      'Reserves stood at £3.9m, or 8.0% of the budget; the board’s own minimum is 5%.',
      ['Reserves: share of the budget, minimum 5% aim'],
    ],
    ['Two numbers could be meant: dues were £4.2m and bar income was £3.9m. The target was £4.5m.', []],
    // No aim, but no result either
    [
      'The dam held 61% of its capacity, against a ten-year average of 74%.',
      ['Dam: share of its capacity, average 74%'],
    ],
    ['Emissions fell by 2.8%, short of the target of 3.5%.', ['Emissions: fall, target 3.5% aim']],
  ])('%s', async (sentence, facts) => expect(measures(await english(sentence))).toEqual(facts));

  test.each([
    // Nobody tells when, of what, or whose
    'Wages rose from £21 in May to £23.',
    'Since 2019 injuries have fallen from 34 to 27.',
    'The peak month saw absence fall to 4% from 6%.',
    'Gifts rose to £3.1m from 12,000 donors.',
    'Tonnage rose to 26,300 tonnes from 40 mines.',
    'Waits rose to 12 days, against 400 in 2024.',
    'Sales were £4.1m and not the £3.2m feared, below the target of £5m.',
    'Trains were late on 12% of days and buses took 9 minutes, above the limit of 4%.',
    'Sales were £4.1m, while wages stayed put, against a budget of £3.9m.',
    'Prices ranged from £4 to £9.',
    'Berth use was 81%, up 3%, short of a target of 20%.',
  ])('nothing of %s', async (sentence) => expect(measures(await english(sentence))).toEqual([]));

  test('a report of a quarter has no year before', async () =>
    expect(measures(await english('Ship calls fell to 38,450 from 43,120.', 'Q2 2025'))).toEqual([]));

  test('the sentence refers to them, and reads as before', async () => {
    const { report } = await english('Berth use slid to 64% from 71%, and missed our target of 73%.');
    expect(report.review.sections[0]!.items).toEqual([
      'Berth use slid to {berth-use} from {berth-use-year-before}, and missed our target of {berth-use-target}.',
    ]);
  });

  test.each<[string, string[], string]>([
    [
      'Waits rose from 9 to 12 days.',
      ['Waits, year before 9days'],
      'from {waits-year-before.figure} to {waits}',
    ],
    [
      'Boxes fell from 4.78 to 4.18 million.',
      ['Boxes, year before 4.78million'],
      '{boxes-year-before.figure} to {boxes}',
    ],
    [
      'Waits were 41 minutes, against a target of 30.',
      ['Waits, target 30minutes aim'],
      'of {waits-target.figure}',
    ],
    [
      'Absence was 5.6 days, against 4.9 in 2024.',
      ['Absence, 2024 4.9days'],
      'against {absence-2024.figure} in 2024',
    ],
  ])('its unit may stand behind the other number: %s', async (sentence, facts, said) => {
    const imported = await english(sentence);
    expect(measures(imported)).toEqual(facts);
    expect(imported.report.review.sections[0]!.items[0]).toContain(said);
    expect(imported.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('none of them leads', async () => {
    const { report } = await english(
      'Ship calls fell to 38,450 from 43,120.\n\n## Money\n\nAgainst £9m in 2024, sales were £4m.',
    );
    expect(report.lead!.facts).toEqual(['ship-calls', 'sales']);
  });
});

describe('in Chinese', () => {
  test.each<[string, string[]]>([
    ['煤炭吞吐量由上年的2710万吨降至2235万吨，减少475万吨。', ['上年煤炭吞吐量 2710万吨']],
    ['净亏损0.86亿元，而上年为盈利1.14亿元。', ['上年盈利 1.14亿元']],
    ['营业收入37.2亿元（上年38.8亿元），同比下降4.1%。', ['上年营业收入 38.8亿元']],
    ['劳动生产率从2020年的12.1万元提高到15.6万元。', ['2020年劳动生产率 12.1万元']],
    ['单位能耗0.42吨标准煤，低于上年的0.45吨标准煤。', ['上年单位能耗 0.45吨标准煤']],
    ['综合能耗下降2.8%，未完成下降3.5%的考核任务。', ['综合能耗下降目标 3.5% aim']],
    [
      '粉尘浓度68微克/立方米，比上年下降11微克/立方米，仍高于60微克/立方米的控制标准。',
      ['粉尘浓度控制标准 60微克/立方米 aim'],
    ],
    ['病床使用率78.6%，没有达到85%的目标，比上年下降3.3个百分点。', ['病床使用率目标 85% aim']],
    ['县域内就诊率91.2%，距92%的目标差0.8个百分点。', ['县域内就诊率目标 92% aim']],
    [
      '集装箱吞吐量186.5万标准箱，同比增长11.2%，但未能实现突破200万标准箱的年度目标。',
      ['集装箱吞吐量年度目标 200万标准箱 aim'],
    ],
    ['抢救平均用时68分钟，比上年缩短9分钟，优于90分钟以内的国家标准。', ['抢救平均用时国家标准 90分钟 aim']],
    ['资产负债率58.3%，比上年末上升1.7个百分点，低于65%的警戒线。', ['资产负债率警戒线 65% aim']],
    ['满意度91%，目标为95%；投诉率0.3%（目标0.2%）。', ['满意度目标 95% aim', '投诉率目标 0.2% aim']],
    ['新建保障房1820套，超额完成1500套的年度任务。', ['新建保障房目标 1500套 aim']],
    ['图书外借量92.4万册，完成年度计划100万册的92.4%。', ['图书外借量年度计划 100万册 aim']],
    ['招聘教师86名，未完成120名的招聘计划。', ['招聘教师计划 120名 aim']],
    ['安全事故死亡4人，上年同期死亡7人。', ['上年同期安全事故死亡 7人']],
    ['财政自给率38.4%，较上年的41.2%下降2.8个百分点。', ['上年财政自给率 41.2%']],
    ['药物使用强度42.3DDDs，仍高于40DDDs的上限。', ['药物使用强度上限 40DDDs aim']],
    ['可支付月数7.4个月，低于9个月的安全线。', ['可支付月数安全线 9个月 aim']],
    ['平均办理时限9个工作日，优于省定15个工作日的要求。', ['平均办理时限要求 15个工作日 aim']],
    // A demand, a standard in brackets, a limit by which it is better, a time that was promised, a target set before
    [
      '路灯亮灯率98.2%，国家要求不低于98%；水质合格率96.1%，国标为98%。',
      ['路灯亮灯率国家要求 98% aim', '水质合格率国标 98% aim'],
    ],
    ['每万人拥有公厕3.1座，达到国家标准（3座）。', ['每万人拥有公厕国家标准 3座 aim']],
    ['出厂水浊度0.3NTU，优于国标限值1NTU。', ['出厂水浊度国标限值 1NTU aim']],
    ['平均处置用时17小时，但仍未达到12小时的承诺时限。', ['平均处置用时承诺时限 12小时 aim']],
    ['投放准确率74.6%，较上年下降3.1个百分点，与80%的目标相差5.4个百分点。', ['投放准确率目标 80% aim']],
    ['未结案件41件，比上年多14件，年初定下的30件以内的目标没有实现。', ['未结案件目标 30件 aim']],
    // Whose standard it is, and the verb that would have reached it
    [
      '管网漏损率10.8%，上年为10.4%，未完成降到9.5%的目标，也高于国家9%的控制要求。',
      ['上年管网漏损率 10.4%', '管网漏损率目标 9.5% aim', '管网漏损率控制要求 9% aim'],
    ],
    ['出水COD平均18.4毫克/升，优于50毫克/升的一级A标准。', ['出水COD平均一级A标准 50毫克/升 aim']],
    ['浊度升至1.3NTU，超过1NTU的限值。', ['浊度限值 1NTU aim']],
    ['欠税余额5.3亿元，超过市局下达的4.5亿元控制线。', ['欠税余额控制线 4.5亿元 aim']],
  ])('%s', async (sentence, facts) => expect(measures(await chinese(sentence))).toEqual(facts));

  test.each([
    '平均办理时间由15天缩短至3天。',
    '资产负债率已接近60%的警戒线。',
    '财政收入12.3亿元，低于目标0.4亿元。',
    '总支出3108万元，超预算97万元。',
    '合格率88%，投诉较多，低于90%的目标。',
    '新增就业3.6万人，完成年度目标的112%。',
  ])('nothing of %s', async (sentence) => expect(measures(await chinese(sentence))).toEqual([]));
});
