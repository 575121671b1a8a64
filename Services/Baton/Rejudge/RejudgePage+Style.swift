extension RejudgePage {
  static let style = """
    :root { --ground: #f5f6f8; --surface: #fff; --sunken: #f0f1f4; --line: #dfe2e8; --ink: #1b1f27; --quiet: #5c6573;
      --good: #16794a; --good-soft: #e3f4ea; --bad: #b3261e; --bad-soft: #fbe9e7; --dim: #a9b0bd; --accent: #2457c5;
      --accent-soft: #e8eefb; --mono: ui-monospace, SFMono-Regular, Menlo, "DejaVu Sans Mono", monospace; }
    @media (prefers-color-scheme: dark) {
      :root { --ground: #14171c; --surface: #1c2027; --sunken: #252a33; --line: #343b47; --ink: #e8eaef; --quiet: #a0a8b6;
        --good: #6bd09a; --good-soft: #16321f; --bad: #ff8f85; --bad-soft: #3b1c1a; --dim: #5d6675; --accent: #8fb2ff;
        --accent-soft: #1f2c48; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI",
      "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif; }
    main { max-width: 1180px; margin: 0 auto; padding: 28px 20px 80px; }
    h1 { margin: 0 0 6px; font-size: 26px; line-height: 1.2; letter-spacing: -0.01em; text-wrap: balance; }
    h2 { margin: 0 0 10px; font-size: 16px; }
    h4 { margin: 0 0 6px; font-size: 12px; font-weight: 600; color: var(--quiet); }
    p { margin: 0; overflow-wrap: anywhere; }
    code { font: 12px/1.5 var(--mono); overflow-wrap: anywhere; }
    .quiet { color: var(--quiet); font-size: 14px; font-weight: 400; }
    .good { color: var(--good); } .bad { color: var(--bad); }
    .tiles { display: grid; grid-template-columns: repeat(5, 1fr); gap: 10px; margin: 20px 0 12px; }
    .tile { display: grid; padding: 12px 14px; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); }
    .tile span, .tile small { color: var(--quiet); font-size: 13px; }
    .tile b { font-size: 26px; line-height: 1.25; font-variant-numeric: tabular-nums; }
    .columns { display: grid; grid-template-columns: 2fr 1fr; gap: 12px; align-items: start; }
    .panel { margin-bottom: 12px; padding: 14px 16px; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); }
    table { width: 100%; border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
    th { color: var(--quiet); font-weight: 500; font-size: 12.5px; }
    th, td { padding: 4px 0 4px 12px; text-align: right; vertical-align: baseline; }
    th:first-child, td:first-child { padding-left: 0; text-align: left; }
    tbody tr { border-top: 1px solid var(--line); }
    td.bar { width: 32%; } td.note, th.note { text-align: left; color: var(--quiet); font-size: 13px; }
    td button { padding: 0; border: 0; background: none; color: var(--accent); font: inherit; text-align: left; cursor: pointer; overflow-wrap: anywhere; }
    td button:hover { text-decoration: underline; }
    .stack { display: flex; height: 10px; border-radius: 5px; overflow: hidden; }
    .stack i { display: block; min-width: 2px; }
    .stack .good { background: var(--good); } .stack .bad { background: var(--bad); } .stack .dim { background: var(--dim); }
    .filters { position: sticky; top: 0; z-index: 2; margin: 20px -20px 12px; padding: 12px 20px; background: var(--ground);
      border-bottom: 1px solid var(--line); }
    .filters h2 { margin: 0; } .filters h2 span { margin-left: 6px; }
    .fields { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 8px; }
    .fields label { display: grid; gap: 2px; flex: 1 1 150px; min-width: 0; color: var(--quiet); font-size: 12.5px; }
    .fields select, .fields input { width: 100%; min-height: 36px; padding: 4px 9px; border: 1px solid var(--line);
      border-radius: 7px; background: var(--surface); color: var(--ink); font: inherit; font-size: 14px; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
    article { margin-bottom: 12px; padding: 14px 16px; border: 1px solid var(--line); border-radius: 10px;
      background: var(--surface); content-visibility: auto; contain-intrinsic-size: auto 240px; }
    article[hidden] { display: none; }
    article header { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; margin-bottom: 10px; }
    .because { color: var(--quiet); font-size: 14px; }
    .chip { padding: 0 8px; border-radius: 5px; background: var(--sunken); color: var(--quiet); font-size: 13px; line-height: 22px; }
    .chip.right { background: var(--good-soft); color: var(--good); } .chip.wrong { background: var(--bad-soft); color: var(--bad); }
    .question { width: fit-content; max-width: 100%; margin-bottom: 10px; padding: 7px 12px; border-radius: 12px 12px 12px 3px;
      background: var(--accent-soft); white-space: pre-line; }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 10px; }
    .side { min-width: 0; padding: 10px 12px; border-radius: 8px; background: var(--sunken); }
    .side p { white-space: pre-line; }
    .side h4 span { margin-left: 4px; padding: 1px 6px; border-radius: 4px; background: var(--surface); color: var(--ink); font-weight: 500; }
    .side ul { margin: 6px 0 0; padding-left: 18px; }
    .place { font-weight: 600; } .sources { margin-top: 6px; color: var(--quiet); }
    .people { margin-top: 10px; padding: 8px 12px; border-left: 3px solid var(--dim); }
    .people p + p { margin-top: 6px; }
    footer { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 12px; margin-top: 10px; color: var(--quiet); font-size: 12.5px; overflow-wrap: anywhere; }
    @media (max-width: 760px) {
      main { padding: 20px 14px 60px; } h1 { font-size: 22px; }
      .tiles { grid-template-columns: repeat(2, 1fr); } .tile:first-child { grid-column: span 2; }
      .columns, .pair { grid-template-columns: minmax(0, 1fr); }
      .bar, th.note, td.note { display: none; }
      th, td { padding-left: 8px; }
      .filters { position: static; margin-inline: -14px; padding-inline: 14px; }
      .fields label { flex-basis: calc(50% - 5px); } .fields select, .fields input { font-size: 16px; min-height: 40px; } }
    @media print { .filters .fields { display: none; } article { break-inside: avoid; } }
    """
}
