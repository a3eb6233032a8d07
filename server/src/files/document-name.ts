const LENGTH = 120;
const ENDING = '.pdf';
// Built from code points: path signs, control characters, and those that turn the direction of writing and so can make
// an ending look like another.
const UNWANTED = new RegExp(String.raw`[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]`, 'g');

/** A name to save the file under on any computer; what a sender called it is only words. */
export function documentName(filename: string): string {
  const last = filename.toWellFormed().split(/[\\/]/).at(-1) ?? '';
  const stem = last
    .replace(UNWANTED, '')
    .replace(/\.pdf$/i, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return [...(stem || '附件')].slice(0, LENGTH - ENDING.length).join('') + ENDING;
}

/** For `content-disposition`: RFC 5987, so that any script arrives as it was. */
export function attachmentHeader(name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}
