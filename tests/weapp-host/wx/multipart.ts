import { randomUUID } from 'node:crypto';
import { mediaType } from '../core/files';
import { text, type Dict } from '../core/types';

/** The body of `wx.uploadFile`: the form's fields first, then the one file. */
export function multipart(
  formData: Dict,
  field: string,
  fileName: string,
  bytes: Buffer,
): { type: string; body: Buffer } {
  const boundary = `----WeappHost${randomUUID()}`;
  const escape = (value: string): string => value.replace(/"/g, '%22').replace(/[\r\n]/g, ' ');
  const fields = Object.entries(formData).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${escape(name)}"\r\n\r\n${text(value)}\r\n`,
  );
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="${escape(field)}"; filename="${escape(fileName)}"\r\n` +
    `Content-Type: ${mediaType(fileName)}\r\n\r\n`;
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(fields.join('') + head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
