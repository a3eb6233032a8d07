import { attachmentHeader, documentName } from './document-name';

describe('a document’s name', () => {
  it.each([
    ['红旗街道除雪方案.pdf', '红旗街道除雪方案.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\桌面\\通知.PDF', '通知.pdf'],
    ['a\u0000b\r\nc.pdf', 'abc.pdf'],
    ['方案\u202efdp.exe', '方案fdp.exe.pdf'],
    ['..', '附件.pdf'],
    ['', '附件.pdf'],
    ['\ud800.pdf', '\ufffd.pdf'],
  ])('%j becomes %j', (given, name) => expect(documentName(given)).toBe(name));

  it('is cut in characters, not in halves of them', () => {
    const name = documentName(`${'𠮷'.repeat(200)}.pdf`);

    expect([...name]).toHaveLength(120);
    expect(name.isWellFormed()).toBe(true);
  });

  it('arrives in a header that holds nothing but signs a header may hold', () => {
    const header = attachmentHeader('雪\'(1)*;"x.pdf');

    expect(header).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/);
    expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe('雪\'(1)*;"x.pdf');
  });
});
