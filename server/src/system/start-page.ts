import { Injectable } from '@nestjs/common';
import { COLOURS, cssVariables, MARK_PATHS, ROLE_LABEL } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Config } from '../config';
import { STAFF } from '../seed/hongqi-people';

const DOORS = [
  { href: '/m/', name: '居民与网格员', what: '小程序的网页版：反映问题、看进展、办任务' },
  { href: '/console/', name: '管理台', what: '坐席、部门、督办领导和管理员' },
  { href: '/api/docs', name: '接口文档', what: 'OpenAPI:每个接口收什么、答什么' },
];

const MARK = MARK_PATHS.map((path) => `<path d="${path}"/>`).join('');
export const MARK_ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="4 4 42 42" fill="${COLOURS.brand[0]}">${MARK}</svg>`;

/** The page at `/`: what this is, the doors, and who can be played while the sandbox is on. */
@Injectable()
export class StartPage {
  constructor(
    private readonly config: Config,
    private readonly directory: Directory,
  ) {}

  html(): string {
    const doors = DOORS.map(
      ({ href, name, what }) => `<a class="door" href="${href}"><b>${name}</b><span>${what}</span></a>`,
    ).join('');
    return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>红旗网事</title><style>${STYLE}</style></head><body>
<header><svg viewBox="0 0 48 48" aria-hidden="true">${MARK}</svg><div><h1>红旗网事</h1><p>${escape(this.directory.street().name)} · 网格治理平台</p></div></header>
<main><p class="lead">一声喊到顶，一键传到底，全过程跟踪督办。</p>
<nav>${doors}</nav>${this.config.sandbox ? this.demo() : ''}</main></body></html>`;
  }

  private demo(): string {
    const password = this.config.demoPassword;
    const rows = STAFF.map(
      ({ login, name, role }) => `<tr><td><code>${login}</code></td><td>${name}</td><td>${ROLE_LABEL[role]}</td></tr>`,
    ).join('');
    const accounts = password
      ? `<p>管理台演示账号，密码都是 <code>${escape(password)}</code>。网格员也可以用 <code>worker-01</code> 到 <code>worker-12</code> 登录。</p>
<table><thead><tr><th>账号</th><th>姓名</th><th>岗位</th></tr></thead><tbody>${rows}</tbody></table>`
      : '';
    return `<section><h2>演示环境</h2><p class="note">微信沙盒已开启：没有配置 AppID,微信一侧由本机的沙盒代替，登录、手机号、订阅消息和内容检查都走同样的协议。请勿用于正式服务。</p>
<p>打开「居民与网格员」后，选一位演示人物即可登录。</p>${accounts}</section>`;
  }
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const STYLE = `:root{${cssVariables('light')}}@media(prefers-color-scheme:dark){:root{${cssVariables('dark')}}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:17px/1.5 "PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif}
header{background:#c8102e;color:#fff;display:flex;gap:16px;align-items:center;padding:32px max(24px,calc(50% - 440px))}
header svg{width:64px;height:64px;fill:#fff}h1{font-size:32px;margin:0;line-height:1.2}header p{margin:4px 0 0}
main{max-width:928px;margin:0 auto;padding:24px}.lead{font-size:20px;margin:8px 0 24px}
nav{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(240px,1fr))}
.door{display:block;padding:20px;background:var(--surface);border:1px solid var(--line);border-radius:12px;color:inherit;text-decoration:none}
.door:hover,.door:focus-visible{border-color:var(--action);outline:none}.door b{display:block;font-size:20px;color:var(--action)}.door span{color:var(--ink-2)}
section{margin-top:32px;padding:20px;background:var(--surface);border:1px solid var(--line);border-radius:12px}h2{font-size:20px;margin:0 0 8px}
.note{color:var(--near);background:var(--near-tint);padding:12px;border-radius:8px}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:8px;border-top:1px solid var(--line)}th{font-weight:600;color:var(--ink-2);border:0}code{font-family:ui-monospace,monospace;font-size:15px}`;
