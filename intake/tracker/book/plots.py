"""Plots: bars and charts as openpyxl draws them, each anchored to the cells that it covers."""

from __future__ import annotations

from openpyxl.chart import BarChart, Reference
from openpyxl.chart import Series as Drawn
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.chart.title import title_maker
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RichTextProperties,
)
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from intake.tracker.looks import GREY, LINE, NAVY
from intake.tracker.page import Bars, Chart

FONT = "Microsoft YaHei"
SMALL, LARGE = 900, 1100
"""Sizes of letters in hundredths of a point."""


def bars(sheet: Worksheet, shown: Bars) -> BarChart:
    """A bar chart without anything but bars, exactly as high as the rows that it stands beside."""
    last = shown.first + len(shown.colours) - 1
    chart = BarChart(barDir="bar", gapWidth=70)
    chart.add_data(Reference(sheet, min_col=shown.column, min_row=shown.first, max_row=last))
    chart.series[0].dPt = [
        DataPoint(idx=i, spPr=GraphicalProperties(solidFill=colour))
        for i, colour in enumerate(shown.colours)
    ]
    chart.legend = None
    chart.x_axis.delete = chart.y_axis.delete = True
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, shown.longest
    chart.y_axis.majorGridlines = None
    chart.layout = Layout(
        ManualLayout(layoutTarget="inner", xMode="edge", yMode="edge", x=0, y=0, w=1, h=1)
    )
    chart.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    chart.roundedCorners = False
    chart.anchor = anchored((shown.first, shown.column + 1, last, shown.column + shown.span))
    return chart


def chart(sheet: Worksheet, shown: Chart) -> BarChart:
    """A chart with title, axes and, where there are several series, a legend."""
    drawn = BarChart(barDir="col" if shown.upright else "bar", gapWidth=45)
    drawn.grouping = "stacked" if shown.upright else "clustered"
    drawn.overlap = 100 if shown.upright else None
    first, last = shown.rows
    names = Reference(sheet, min_col=shown.labels, min_row=first, max_row=last)
    for one in shown.series:
        numbers = Reference(sheet, min_col=one.column, min_row=first, max_row=last)
        series = Drawn(numbers)
        at = f"{quote_sheetname(sheet.title)}!${get_column_letter(one.column)}${first - 1}"
        series.tx = SeriesLabel(strRef=StrRef(f=at))
        series.graphicalProperties = GraphicalProperties(solidFill=one.colour)
        drawn.series.append(series)
    drawn.set_categories(names)
    _dress(drawn, shown)
    drawn.anchor = anchored(shown.place)
    return drawn


def anchored(place: tuple[int, int, int, int]) -> TwoCellAnchor:
    """An anchor over rows and columns (top, left, bottom, right, from 1): it moves with them."""
    top, left, bottom, right = place
    return TwoCellAnchor(
        editAs="twoCell",
        _from=AnchorMarker(col=left - 1, row=top - 1),
        to=AnchorMarker(col=right, row=bottom),
    )


def _dress(drawn: BarChart, shown: Chart) -> None:
    drawn.visible_cells_only = False  # its numbers stand in hidden columns
    drawn.title = title_maker(shown.title)
    drawn.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_letters(LARGE, NAVY, bold=True))
    for run in drawn.title.tx.rich.p[0].r:
        run.rPr = _letters(LARGE, NAVY, bold=True)
    drawn.title.overlay = False
    for axis in (drawn.x_axis, drawn.y_axis):
        axis.delete = False
        axis.txPr = _text(GREY)
        axis.majorTickMark = "none"
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    drawn.y_axis.number_format = "0"
    drawn.y_axis.majorUnit = None
    drawn.y_axis.scaling.min = 0
    _lines(drawn, shown)
    drawn.graphical_properties = GraphicalProperties(
        solidFill="FFFFFF", ln=LineProperties(solidFill=LINE)
    )
    drawn.roundedCorners = False


def _lines(drawn: BarChart, shown: Chart) -> None:
    """What helps reading: fine lines and a legend behind upright bars, numbers at lying ones."""
    if shown.upright:
        drawn.legend = Legend()
        drawn.legend.position = "t"
        drawn.legend.txPr = _text(GREY)
        fine = GraphicalProperties(ln=LineProperties(solidFill=LINE))
        drawn.y_axis.majorGridlines.spPr = fine
        return
    drawn.legend = None
    drawn.y_axis.majorGridlines = None
    drawn.y_axis.delete = True
    drawn.x_axis.scaling.orientation = "maxMin"
    drawn.dataLabels = DataLabelList(
        showVal=True,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        showPercent=False,
        txPr=_text(NAVY),
    )


def _text(ink: str) -> RichText:
    letters = ParagraphProperties(defRPr=_letters(SMALL, ink))
    return RichText(bodyPr=RichTextProperties(), p=[Paragraph(pPr=letters, endParaRPr=None)])


def _letters(size: int, ink: str, *, bold: bool = False) -> CharacterProperties:
    """Letters of our font; both typefaces are named, or Chinese falls back to another."""
    face = Font(typeface=FONT)
    return CharacterProperties(sz=size, b=bold, solidFill=ink, latin=face, ea=face)
