const BINARY_PACKET = /^4([56])(\d+)-((?:\/[^,]*,)?\d*)(.*)$/s;
const ATTACHMENT = "binary ";
const TYPES_WITHOUT_BINARY = { 5: "2", 6: "3" };

/**
 * Puts the attachments of binary packets where a client would: which number an attachment has, and
 * whether one that nothing refers to is sent along, is the server's own affair.
 */
export function assemble(entries) {
  const rest = [...entries];
  const assembled = [];
  while (rest.length > 0) {
    const [entry, ...following] = rest;
    const packet = assembleFirst(entry, following);
    rest.splice(0, 1 + (packet?.attachments ?? 0));
    assembled.push(packet?.text ?? entry);
  }
  return assembled;
}

function assembleFirst(entry, following) {
  const [, type, count, head, json] = BINARY_PACKET.exec(entry) ?? [];
  const attachments = following.slice(0, Number(count));
  if (type === undefined || attachments.length < Number(count) || !attachments.every(isAttachment)) return undefined;
  return {
    attachments: attachments.length,
    text: `4${TYPES_WITHOUT_BINARY[type]}${head}${fill(json, attachments)}`,
  };
}

function fill(json, attachments) {
  const replace = (_key, value) => (value?._placeholder === true ? attachments[value.num] : value);
  return JSON.stringify(JSON.parse(json, replace));
}

function isAttachment(entry) {
  return entry.startsWith(ATTACHMENT);
}
