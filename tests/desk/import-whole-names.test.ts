/** A name holds the whole of what was counted and nothing else: no second number, no half of a phrase. */
import { expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { readLanguage } from '../../src/desk/language.ts';
import { readMeasured } from '../../src/desk/quantity/read.ts';

const chinese = (await readLanguage('zh-Hans', searchPath()))!;
const english = (await readLanguage('en-GB', searchPath()))!;

const namesOf = (sentence: string, language = english): string[] =>
  readMeasured(sentence, language).statements.map(
    ({ label, quantity }) => `${label}: ${quantity?.sign ?? ''}${quantity?.value ?? quantity?.written}`,
  );

test.each<[string, string[]]>([
  // A second number and its verb
  ['Last year 34 drivers left and only 21 were hired.', ['Drivers left: 34']],
  // Another clause, behind "where", tells of a plan; a change beside the number; a value of what has a colon
  ['The port ended with a deficit of £11.3m where we had planned to break even.', ['Deficit: £11.3']],
  ['Some 5.6 million visits were made, 4% up on 2024.', ['Visits: 5.6', 'Visits: rise: 4']],
  [
    'Volunteers gave 23,700 hours, worth £310,000.',
    ['Volunteers: hours given: 23700', 'Volunteers: hours given, value: £310000'],
  ],
  // What people died of, and where
  ['Six people were killed by floods.', ['People killed by floods: 6']],
  ['Six people died of heatstroke.', ['Deaths from heatstroke: 6']],
  ['Sixteen people died on Marl’s rivers, against 12 in 2024.', ['Deaths on Marl’s rivers: 16']],
  // No name: a number, an adjective, half of a verb's words, another's number
  ['Of those seen, 1,210 were under 18, and the rest were older.', []],
  ['The poorer half is that we were late.', []],
  ['Faults reported to us rose by 6.2%.', ['Faults reported to us: rise: 6.2']],
  ['Young drivers were 4.6 times as likely to be stopped as others.', []],
  ['Of 930 visits, 27% found a fault.', ['Visits: 930', 'Visits that found a fault: 27']],
  ['Of 930 visits, 27% found what the fitter was looking for.', ['Visits: 930']],
  ['Bus travel fell from 12,400 journeys to 11,900.', ['Bus travel: journeys: 11900']],
  [
    'We serve 42,000 people across three districts and 960 square miles.',
    ['People across three districts served: 42000'],
  ],
  // A sentence before a colon is no name; one of several ways, which a name would cut off
  ['The bad news is that we were late: 12% of parcels were lost.', ['Parcels lost: 12']],
  [
    'Some 13.2% of cases ended in a charge, caution or warning, as before.',
    ['Cases that ended in a charge, caution or warning: 13.2'],
  ],
  [
    'Crews reached 82.5% of fires within the target of 15 minutes in towns, and 71.9% within 20 minutes in the country.',
    [
      'Fires reached within the target of 15 minutes in towns: 82.5',
      'Fires reached within 20 minutes in the country: 71.9',
    ],
  ],
  // A list in the subject, an initial, a clause whose place the counted things are
  [
    'Income from cafés, car parks and events reached £1.9m.',
    ['Income from cafés, car parks and events: £1.9'],
  ],
  ['In the past year, staff and volunteers were 1,204 in all.', ['Staff and volunteers: 1204']],
  ['We reported 57 cases of C. difficile.', ['Cases of C. difficile reported: 57']],
  ['Ash dieback was found in 1,260 trees.', ['Trees in which ash dieback was found: 1260']],
  [
    'In our survey of 2,130 residents, 81% were content.',
    ['Residents surveyed: 2130', 'Residents content: 81'],
  ],
  ['The contractor paid £84,000 in penalties and left in May.', ['Penalties paid by the contractor: £84000']],
  ['In the staff survey 54% of our staff would choose us again.', ['Staff that would choose us again: 54']],
  [
    'We took 1,058 complaints and answered 74% of them within ten days.',
    ['Complaints: 1058', 'Complaints answered within ten days: 74'],
  ],
  [
    'Women make up 36.5% of officers and people from minorities 4.8%.',
    ['Women: share of officers: 36.5', 'People from minorities: share of officers: 4.8'],
  ],
  // Who they are, what it was for, where it happened, what the next number belongs to
  [
    'Black students, who are 9 percent of enrollment, received 21 percent of suspensions.',
    ['Black students: share of suspensions received: 21'],
  ],
  ['Officers lost an average of 17.8 days to sickness.', ['Officers: days lost to sickness: 17.8']],
  ['Buses arrived on time on 91.7% of runs.', ['Runs on which buses arrived on time: 91.7']],
  ['Some 61% of exams earned a score of 3 or higher.', ['Exams that earned a score of 3 or higher: 61']],
  ['Some 47% of third-graders read at grade level.', ['Third-graders that read at grade level: 47']],
  ['In eighth-grade math only 31.5% were proficient.', ['Eighth-grade math: proficient: 31.5']],
  ['There were 231 assaults in the previous 12 months.', ['Assaults: 231']],
  // How far apart, of one of them, of how many
  ['Voters rejected it by 312 votes.', []],
  ['Our counselors each serve 410 students.', []],
  ['Eleven of 62 buses are electric.', []],
  ['Pupils were taught in 22 huts until June.', ['Huts in which pupils were taught: 22']],
  ['Forty-one apprentices withdrew when their employer, a builder, failed.', []],
  // How it happened belongs to what happened
  ['Thirty patients died in circumstances that we have referred to the coroner, four more than before.', []],
  ['Seven people were killed or seriously injured on site.', []],
  [
    'Six children were hurt badly enough to need a doctor.',
    ['Children who were hurt badly enough to need a doctor: 6'],
  ],
  // A national average without its thing is none
  ['The union found more discontent than a national average of 61%.', []],
  // A sum is of the whole phrase before it
  [
    'We recovered 212 stolen vans and trailers worth £3.9m.',
    ['Stolen vans and trailers recovered: 212', 'Stolen vans and trailers: value: £3.9'],
  ],
])('%s', (sentence, names) => {
  expect(namesOf(sentence)).toEqual(names);
});

test.each<[string, string[]]>([
  ['依法对46名被告人适用缓刑。', ['对被告人适用缓刑: 46']],
  // What happened so often needs its owner; a change goes with what has its unit, and with the count before a share
  ['接报火灾1842起，财产损失3680万元，起数下降8.6%，亡人数增加4人。', ['接报火灾: 1842', '财产损失: 3680']],
  [
    '电动车火灾203起，占总数的11%，上升27.7%。',
    ['电动车火灾: 203', '电动车火灾占总数: 11', '电动车火灾上升: 27.7'],
  ],
  [
    '医保参保46.83万人，参保率94.1%，比上年末减少1.62万人。',
    ['医保参保: 46.83', '参保率: 94.1', '医保参保比上年末减少: 1.62'],
  ],
  ['缴费标准由每人每年380元提高到400元。', ['缴费标准（每人每年）: 400']],
  ['规划新建的6座消防站仅建成2座。', ['规划新建的消防站: 6', '消防站建成: 2']],
  ['服役超过12年的车辆41辆。', ['服役超过12年的车辆: 41']],
  ['基金收入6.42亿元，支出6.71亿元。', ['基金收入: 6.42', '基金支出: 6.71']],
  ['人均服务1.23万人，是全省平均的1.6倍。', ['人均服务: 1.23']],
  // The verb and the whole of the one before, what was done, what happened and to whom
  ['盘活土地420亩、厂房6.8万平方米，安置职工533人。', ['盘活土地: 420', '盘活厂房: 6.8', '安置职工: 533']],
  ['栽植花卉9万株、新铺绿地7万平方米。', ['栽植花卉: 9', '新铺绿地: 7']],
  ['新建公厕18座、改造35座。', ['新建公厕: 18', '改造公厕: 35']],
  ['查处违纪干警3人，其中1人移送司法机关。', ['查处违纪干警: 3', '查处违纪干警中移送司法机关: 1']],
  ['招聘教师215名，其中研究生83名。', ['招聘教师: 215', '招聘教师中研究生: 83']],
  ['创建32项指标中，28项达标，4项未达标。', ['创建指标: 32', '创建指标达标: 28', '创建指标未达标: 4']],
  ['28项达标，其余正在整改。', []],
  [
    '发生溺水事故2起，造成3人死亡，比上年增加1人。',
    ['发生溺水事故: 2', '溺水事故死亡: 3', '溺水事故死亡比上年增加: 1'],
  ],
  ['作业车辆发生交通事故37起，死亡2人。', ['作业车辆发生交通事故: 37', '作业车辆交通事故死亡: 2']],
  ['干道清扫率94%，背街小巷为71%，比全省平均水平低5个百分点。', ['干道清扫率: 94']],
  ['城市供水率98%，农村为92%。', ['城市供水率: 98', '农村供水率: 92']],
  [
    '公用经费提高到小学每生每年850元、初中每生每年1050元。',
    ['公用经费（小学每生每年）: 850', '公用经费（初中每生每年）: 1050'],
  ],
  ['拆除违建31.2万平方米，仅完成年度任务的78%。', ['拆除违建: 31.2', '拆除违建完成年度任务: 78']],
  [
    '平均审理天数缩短至61天，但仍比全市平均水平长7天。',
    ['平均审理天数: 61', '平均审理天数比全市平均水平长: 7'],
  ],
  ['全年逐户向35家企业发出整改通知。', []],
  ['追回货款128万元，仅占欠款的31.4%。', ['追回货款: 128', '追回货款占欠款: 31.4']],
  ['财政投向28.6亿元，设备供给12台。', ['财政投向: 28.6', '设备供给: 12']],
])('%s', (sentence, names) => {
  expect(namesOf(sentence, chinese)).toEqual(names);
});
