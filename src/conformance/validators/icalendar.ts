import { packageVersion } from '../package-version.ts';
import { oneByOne, oneDocument, type Problem, problem, type Validator } from '../validator.ts';

const MOST_OCTETS = 75;
const REQUIRED_OF_CALENDAR = ['prodid', 'version'];
const REQUIRED_OF_EVENT = ['uid', 'dtstamp', 'dtstart'];

/** https://www.rfc-editor.org/rfc/rfc5545: read by ical.js, and what it requires of lines and properties. */
export const iCalendarValidator: Validator = {
  id: 'icalendar',
  name: 'ical.js',
  version: packageVersion('ical.js'),
  standard: 'iCalendar (RFC 5545)',
  takes: (path) => path.endsWith('.ics'),
  async open() {
    const { default: ICAL } = await import('ical.js');
    return oneByOne(({ text }) => {
      const problems: Problem[] = [...lineProblems(text)];
      try {
        const calendar = new ICAL.Component(ICAL.parse(text));
        if (calendar.name !== 'vcalendar') problems.push(problem('begins with no VCALENDAR'));
        for (const name of REQUIRED_OF_CALENDAR) {
          if (!calendar.hasProperty(name)) problems.push(problem(`VCALENDAR lacks ${name}`));
        }
        const events = calendar.getAllSubcomponents('vevent');
        if (calendar.getAllSubcomponents().length === 0) {
          problems.push(problem('VCALENDAR holds no component'));
        }
        const seen = new Set<string>();
        for (const event of events) {
          const uid = String(event.getFirstPropertyValue('uid'));
          for (const name of REQUIRED_OF_EVENT) {
            const times = event.getAllProperties(name).length;
            if (times !== 1) problems.push(problem(`VEVENT ${uid} has ${name} ${times} times`));
          }
          const key = `${uid} ${event.getFirstPropertyValue('recurrence-id') ?? ''}`;
          if (seen.has(key)) problems.push(problem(`UID ${uid} stands twice`));
          seen.add(key);
          const { startDate, endDate } = new ICAL.Event(event);
          if (startDate && endDate && endDate.compare(startDate) < 0) {
            problems.push(problem(`VEVENT ${uid} ends before it starts`));
          }
        }
      } catch (error) {
        problems.push(problem(error instanceof Error ? error.message : String(error)));
      }
      return oneDocument(problems);
    });
  },
};

/** 3.1: lines end with CRLF and should not be longer than 75 octets. */
function* lineProblems(text: string): Iterable<Problem> {
  if (!text.endsWith('\r\n')) yield problem('the last line does not end with CRLF');
  for (const [position, line] of text.split('\r\n').entries()) {
    if (/[\r\n]/.test(line)) yield problem('a line ends without CRLF', position + 1);
    if (Buffer.byteLength(line) > MOST_OCTETS) {
      yield problem(`a line is longer than ${MOST_OCTETS} octets`, position + 1);
    }
  }
}
