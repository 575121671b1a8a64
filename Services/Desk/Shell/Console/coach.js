// What coach mode is made of: a conversation's turns, and how an answer compares with the one that was given.

/** Each stretch of a customer's messages with what a person answered it by; stretches nobody answered are left out. */
export function turnsOf(messages) {
  const turns = [];
  let asked = [];
  for (const each of messages) {
    const { role } = each.author;
    if (role === "customer") asked.push(each);
    else if (role === "agent" || role === "supervisor") {
      if (asked.length) turns.push({ asked, said: [each] });
      else turns.at(-1)?.said.push(each);
      asked = [];
    }
  }
  return turns;
}

/** Two neighbouring characters each, for any script: what a text has of another's wording. */
function pairs(text) {
  const characters = [...text.toLowerCase().replace(/[\s\p{P}]+/gu, "")];
  return characters.slice(1).map((each, index) => characters[index] + each);
}

/** How much two texts share of their wording, 0 to 1 (Dice's coefficient over pairs of characters). */
export function likeness(one, other) {
  const [mine, theirs] = [pairs(one), pairs(other)];
  if (!mine.length || !theirs.length) return 0;
  const left = new Map();
  for (const pair of theirs) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of mine) {
    if (!left.get(pair)) continue;
    left.set(pair, left.get(pair) - 1);
    common += 1;
  }
  return (2 * common) / (mine.length + theirs.length);
}

/** An answer beside the one that was given. Times in milliseconds. */
export function compared(text, { asked, said }, took) {
  const real = said.map((each) => each.text).join("\n");
  return {
    text, real, took,
    realTook: Math.max(0, Date.parse(said[0].sentAt) - Date.parse(asked.at(-1).sentAt)),
    likeness: likeness(text, real),
  };
}

/** The scorecard over all turns. */
export function scored(answers) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return {
    turns: answers.length,
    likeness: mean(answers.map((each) => each.likeness)),
    took: mean(answers.map((each) => each.took)),
    realTook: mean(answers.map((each) => each.realTook)),
    length: mean(answers.map((each) => [...each.text].length)),
    realLength: mean(answers.map((each) => [...each.real].length)),
  };
}
