/** The only style of the page; the policy in its head names its digest. */
export const STYLE: string = `
:root { color-scheme: light dark; --bg: #fbfbfa; --card: #fff; --ink: #1d1f23; --dim: #62666e; --rule: #dfe1e5; --good: #1a7f4b; --bad: #c22f2f; --warn: #9a6700; --gen: #2f6fde; --behind: #e3ecfc; --add: #e6f6ec; --del: #fdeaea; --mark: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --bg: #15171b; --card: #1d2026; --ink: #e8eaee; --dim: #9aa0aa; --rule: #343942; --good: #4cc38a; --bad: #ff7b72; --warn: #e3b341; --gen: #6ea8ff; --behind: #22304a; --add: #14301f; --del: #3b1d1f; --mark: #ff8f88; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem clamp(.75rem, 3vw, 2rem) 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; }
h2 { font-size: 1.1rem; margin: 2.25rem 0 .75rem; border-bottom: 1px solid var(--rule); padding-bottom: .25rem; }
h3 { font-size: 1rem; margin: 0 0 .25rem; font-weight: 600; }
p { margin: .35rem 0; }
.dim { color: var(--dim); font-size: .87rem; }
.path, .code, .hash { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .87rem; }
.hash { overflow-wrap: anywhere; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .55rem; margin-right: .5rem; font-size: .8rem; font-weight: 600; white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.badge.dim { color: var(--dim); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.4rem, 1fr)); gap: .6rem; margin: 1rem 0; padding: 0; }
.tile { background: var(--card); border: 1px solid var(--rule); border-radius: .5rem; padding: .55rem .7rem; }
.tile dt { color: var(--dim); font-size: .82rem; }
.tile dd { margin: 0; font-size: 1.05rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.lanes { background: var(--card); border: 1px solid var(--rule); border-radius: .5rem; padding: .75rem; }
.lane { display: grid; grid-template-columns: 10rem 1fr; align-items: center; gap: .6rem; margin: .2rem 0; }
.lane-name { font-size: .87rem; text-align: right; }
.lane svg { display: block; width: 100%; height: 24px; background: var(--bg); border-radius: 3px; }
.axis { display: flex; justify-content: space-between; font-size: .78rem; color: var(--dim); font-variant-numeric: tabular-nums; }
rect.streaming { fill: var(--gen); } rect.behind { fill: var(--behind); } rect.pass { fill: var(--good); } rect.fail { fill: var(--bad); } rect.broke { fill: var(--warn); }
rect.mark.veto { fill: var(--mark); } rect.mark.repair { fill: var(--warn); } rect.mark.question { fill: var(--ink); } rect.mark.session { fill: var(--dim); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; padding: 0; margin: .6rem 0 0; font-size: .82rem; color: var(--dim); }
.key { display: inline-block; width: .8rem; height: .8rem; margin-right: .4rem; border-radius: 2px; vertical-align: -1px; border: 1px solid var(--rule); }
.key.streaming { background: var(--gen); } .key.behind { background: var(--behind); } .key.pass { background: var(--good); } .key.fail { background: var(--bad); } .key.broke { background: var(--warn); }
.key.veto { background: var(--mark); width: 3px; } .key.repair { background: var(--warn); width: 3px; } .key.question { background: var(--ink); width: 3px; } .key.session { background: var(--dim); width: 3px; }
.wide { overflow-x: auto; background: var(--card); border: 1px solid var(--rule); border-radius: .5rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1rem; margin-top: 1rem; align-items: start; }
table { border-collapse: collapse; width: 100%; background: var(--card); }
caption { text-align: left; font-weight: 600; padding: .3rem .6rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-top: 1px solid var(--rule); }
thead th { color: var(--dim); font-size: .82rem; font-weight: 600; border-top: 0; }
th[scope=row] { font-weight: 500; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; color: var(--dim); }
td.number { color: inherit; }
@media (min-width: 40.01rem) { .chunks td:nth-child(2) { min-width: 15rem; } }
.report { display: inline-block; font-size: .8rem; margin-right: .6rem; white-space: nowrap; }
details.file { margin: .75rem 0; }
summary { cursor: pointer; padding: .3rem 0; }
.diff { font-size: .87rem; }
.diff td { border: 0; padding: 0 .6rem; }
.diff .number { color: var(--dim); user-select: none; font-size: .78rem; width: 1%; }
.diff .code { white-space: pre; tab-size: 2; overflow-wrap: normal; }
.sign { user-select: none; display: inline-block; width: 1.2em; color: var(--dim); }
.diff .added .code { background: var(--add); } .diff .removed .code { background: var(--del); } .diff .sink .code { background: var(--del); }
.diff .range td { color: var(--dim); font-size: .78rem; padding: .15rem .6rem; background: var(--bg); }
.diff .note td { padding: .2rem .6rem .35rem 2rem; }
.finding { background: var(--card); border: 1px solid var(--rule); border-radius: .5rem; padding: .8rem; margin: .75rem 0; }
.trace { margin: .4rem 0; padding-left: 1.6rem; }
.trace .code { overflow-x: auto; white-space: pre; }
@media (max-width: 40rem) {
  .lane { grid-template-columns: 1fr; gap: .1rem; } .lane-name { text-align: left; }
  .chunks thead { display: none; } .chunks tr { display: block; border-top: 1px solid var(--rule); padding: .4rem 0; } .chunks td { display: block; border: 0; padding: .1rem .6rem; text-align: left; }
  th[scope=row] { white-space: normal; }
}
@media print {
  :root { color-scheme: light; --bg: #fff; --card: #fff; --ink: #000; --dim: #444; --rule: #bbb; --good: #0a5c33; --bad: #8f1d1d; --warn: #6b4700; --gen: #2f6fde; --behind: #e3ecfc; --add: #e6f6ec; --del: #fdeaea; --mark: #b3261e; }
  body { font-size: 11px; } rect, .key, .diff td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .wide, .trace .code { overflow: visible; } .diff .code, .trace .code { white-space: pre-wrap; overflow-wrap: anywhere; }
  .finding, tr, .lane { break-inside: avoid; } details::details-content { content-visibility: visible; height: auto; }
}
`;
