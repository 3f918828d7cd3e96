"use strict";
// <figure class="chart" data-chart="bar|line" data-stacked> with a table: the first column says
// what the rows are, each further one is a series, with the color that its head names by
// data-color. The table stays for those who read it.
(() => {
  const palette = ["#c2410c", "#0ea5a3", "#7c6ff0", "#d99e0b", "#64748b"];
  const charts = new Map();
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = (cell) => Number(cell.dataset.value ?? cell.textContent.replace(/[^\d.-]/g, ""));

  const option = (figure) => {
    const table = figure.querySelector("table");
    const heads = [...table.tHead.rows[0].cells].slice(1);
    const rows = [...table.tBodies[0].rows];
    const text = color("--tblr-secondary-color");
    const line = color("--tblr-border-color");
    return {
      animation: false,
      color: heads.map((head, series) => palette[head.dataset.color ?? series % palette.length]),
      grid: { left: 8, right: 8, top: heads.length > 1 ? 32 : 8, bottom: 8, containLabel: true },
      legend: { show: heads.length > 1, top: 0, left: 0, textStyle: { color: text } },
      tooltip: { trigger: "axis", renderMode: "richText", confine: true },
      xAxis: {
        type: "category",
        data: rows.map((row) => row.cells[0].textContent.trim()),
        axisLabel: { color: text, hideOverlap: true },
        axisLine: { lineStyle: { color: line } },
        axisTick: { show: false },
      },
      yAxis: { type: "value", minInterval: 1, axisLabel: { color: text }, splitLine: { lineStyle: { color: line } } },
      series: heads.map((head, column) => ({
        name: head.textContent.trim(),
        type: figure.dataset.chart,
        stack: "stacked" in figure.dataset ? "all" : undefined,
        showSymbol: false,
        barMaxWidth: 28,
        data: rows.map((row) => number(row.cells[column + 1])),
      })),
    };
  };

  const draw = (root) => {
    for (const [figure, chart] of charts) {
      if (!figure.isConnected) {
        chart.dispose();
        charts.delete(figure);
      }
    }
    for (const figure of root.querySelectorAll("figure.chart")) {
      const canvas = figure.querySelector("[data-canvas]");
      if (!charts.has(figure)) {
        charts.set(figure, echarts.init(canvas, null, { renderer: "canvas" }));
      }
      charts.get(figure).setOption(option(figure), true);
    }
  };

  document.addEventListener("DOMContentLoaded", () => draw(document));
  document.addEventListener("htmx:load", (event) => draw(event.target));
  window.addEventListener("resize", () => charts.forEach((chart) => chart.resize()));
  new MutationObserver(() => draw(document)).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
})();
