// Reads calendars as Thunderbird does, with ical.js: {files} on standard input, one line of JSON for each with all moments at which each activity is held.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const written = (moment) => `${moment.toString().slice(0, 10)} ${moment.toString().slice(11, 16)}`;

const momentsOf = (event) => {
  if (!event.isRecurring()) return event.status === "CANCELLED" ? [] : [event.startDate];
  const moments = [];
  const steps = event.iterator();
  for (let next = steps.next(); next; next = steps.next()) {
    const { item, startDate } = event.getOccurrenceDetails(next);
    if (item.component.getFirstPropertyValue("status") !== "CANCELLED") moments.push(startDate);
  }
  return moments;
};

for (const file of JSON.parse(readFileSync(0, "utf-8")).files) {
  const whole = new ICAL.Component(ICAL.parse(readFileSync(file, "utf-8")));
  for (const zone of whole.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const held = {};
  for (const component of whole.getAllSubcomponents("vevent")) {
    if (component.hasProperty("recurrence-id")) continue;
    const event = new ICAL.Event(component);
    held[event.uid] = momentsOf(event).map(written).sort();
  }
  console.log(JSON.stringify({ file, held }));
}
