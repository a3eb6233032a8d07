/** How WeChat's own components look before the app styles them, as far as layout depends on it. */
export const BASE_CSS = `
html, body { height: 100%; margin: 0; padding: 0; font-family: 'Noto Sans CJK SC', system-ui, sans-serif; }
wx-page { display: block; width: 100%; min-height: 100%; overflow-wrap: break-word; font-size: 16px; }
wx-view, wx-form, wx-picker, wx-checkbox-group, wx-radio-group, wx-swiper-item, wx-navigator { display: block; }
wx-text { display: inline; white-space: pre-line; }
wx-scroll-view { display: block; width: 100%; overflow: hidden; }
wx-scroll-view[data-scroll-y] { overflow-y: auto; }
wx-scroll-view[data-scroll-x] { overflow-x: auto; white-space: nowrap; }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
wx-image > img { display: block; width: 100%; height: 100%; object-fit: fill; }
wx-image[data-mode='aspectFit'] > img { object-fit: contain; }
wx-image[data-mode='aspectFill'] > img { object-fit: cover; }
wx-image[data-mode='widthFix'], wx-image[data-mode='widthFix'] > img { height: auto; }
wx-button {
  position: relative; display: block; margin: 0 auto; padding: 0 14px; box-sizing: border-box; font-size: 18px;
  text-align: center; line-height: 2.55555556; border-radius: 5px; overflow: hidden; color: #000; background: #f8f8f8;
}
wx-button::after {
  content: ' '; position: absolute; top: 0; left: 0; width: 200%; height: 200%; border: 1px solid rgba(0, 0, 0, 0.2);
  transform: scale(0.5); transform-origin: 0 0; box-sizing: border-box; border-radius: 10px; pointer-events: none;
}
wx-button[data-disabled] { color: rgba(0, 0, 0, 0.3); }
wx-button[data-type='primary'] { color: #fff; background: #07c160; }
wx-input { display: block; height: 1.4rem; overflow: hidden; }
wx-textarea { display: block; width: 300px; height: 150px; }
wx-textarea[data-auto-height] { height: auto; }
wx-input > input, wx-textarea > textarea {
  display: block; width: 100%; height: 100%; margin: 0; padding: 0; border: 0; outline: 0; resize: none; background: none;
  font: inherit; color: inherit; text-align: inherit; box-sizing: border-box;
}
wx-switch, wx-checkbox, wx-radio { display: inline-flex; align-items: center; vertical-align: middle; }
wx-switch::before {
  content: ''; width: 52px; height: 32px; border-radius: 16px; box-sizing: border-box; border: 1px solid #dfdfdf;
  background: radial-gradient(circle at 16px 50%, #fff 14px, transparent 15px), #dfdfdf;
}
wx-switch[data-checked]::before { background: radial-gradient(circle at 35px 50%, #fff 14px, transparent 15px), #07c160; }
wx-checkbox::before, wx-radio::before {
  content: ''; width: 22px; height: 22px; margin-right: 5px; border: 1px solid #d1d1d1; border-radius: 3px; background: #fff;
}
wx-radio::before { border-radius: 50%; }
wx-checkbox[data-checked]::before, wx-radio[data-checked]::before { background: #07c160; }
wx-swiper { display: block; height: 150px; overflow: hidden; }
wx-map { display: block; width: 300px; height: 150px; background: repeating-linear-gradient(45deg, #e6ece6 0 12px, #dde6dd 12px 24px); }
[hidden] { display: none !important; }
`;

/** The frame around the page: status bar, navigation bar, tab bar. */
export const SHELL_CSS = `
html, body { margin: 0; height: 100%; }
body { display: flex; flex-direction: column; font-family: 'Noto Sans CJK SC', system-ui, sans-serif; }
.status { height: 47px; flex: none; }
.nav { height: 44px; flex: none; position: relative; text-align: center; line-height: 44px; font-size: 17px; font-weight: 500; }
.nav .back { position: absolute; left: 16px; font-size: 22px; }
.nav .menu { position: absolute; right: 7px; top: 6px; width: 87px; height: 32px; border: 0.5px solid #8884; border-radius: 16px; box-sizing: border-box; }
iframe { flex: 1; border: 0; width: 100%; display: block; }
.tabs { flex: none; display: flex; height: 50px; padding-bottom: 34px; font-size: 10px; text-align: center; border-top: 0.5px solid #8883; }
.tabs div { flex: 1; padding-top: 4px; position: relative; }
.tabs img { display: block; width: 27px; height: 27px; margin: 0 auto 1px; }
.tabs i { position: absolute; left: 52%; top: 2px; min-width: 16px; border-radius: 8px; background: #fa5151; color: #fff; font-style: normal; line-height: 16px; }
`;
