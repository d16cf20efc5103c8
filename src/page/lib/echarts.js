// The parts of ECharts that the page uses; the bundler leaves out the rest.
import { init, use } from "echarts/core";
import { BarChart, CustomChart, HeatmapChart, LineChart, SankeyChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

use([
  AriaComponent, BarChart, CustomChart, GridComponent, HeatmapChart, LegendComponent, LineChart, MarkLineComponent, SankeyChart,
  ScatterChart, SVGRenderer, TooltipComponent, VisualMapComponent,
]);

export { init };
