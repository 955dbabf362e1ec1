"""A form as web pages write it: whatever elements hold its labels and its answers."""

import pytest
from cases import POLICY
from forms.test_separators import LABELS, MEANT, SAID

from intake.forms import fields, page

POINTS = list(zip(LABELS, SAID, strict=True))


def each(way, between=""):
    """Every label and answer in some marks."""
    return between.join(way.format(l=a, v=b, n=n) for n, (a, b) in enumerate(POINTS, 1))


TABLE = f"<table>{each('<tr><td>{l}</td><td>{v}</td></tr>')}</table>"
FRAME = "<table><tr><td>{v}</td></tr></table>"
WAYS = {
    "rows": TABLE,
    "heads": f"<table>{each('<tr><th>{l}</th><td>{v}</td></tr>')}</table>",
    "a row of heads": (
        f"<table><tr>{each('<th>{l}</th>')}</tr><tr>{each('<td>{v}</td>')}</tr></table>"
    ),
    "numbered rows": f"<table>{each('<tr><td>{n}</td><td>{l}</td><td>{v}</td></tr>')}</table>",
    "one column": f"<table>{each('<tr><td>{l}</td></tr><tr><td>{v}</td></tr>')}</table>",
    "a table each": each("<table><tr><td>{l}</td><td>{v}</td></tr></table>"),
    "within a table": f"<table><tr><td>{TABLE}</td></tr></table>",
    "framed answers": f"<table>{each(f'<tr><td>{{l}}</td><td>{FRAME}</td></tr>')}</table>",
    "terms": f"<dl>{each('<dt>{l}</dt><dd>{v}</dd>')}</dl>",
    "blocks": each("<div><div>{l}</div><div>{v}</div></div>"),
    "blocks with room": each("<div><div>{l}</div><div></div><div>{v}</div></div>"),
    "a colon of its own": each(
        "<div style='display:flex'><div>{l}</div><div>：</div><div>{v}</div></div>"
    ),
    "a colon before answers": each("<div>{l}</div><div>：{v}</div>"),
    "spans": each("<div><span>{l}</span><span>{v}</span></div>"),
    "spans with a colon": each("<div><span>{l}：</span><span>{v}</span></div>"),
    "inputs": each("<div><label>{l}</label><input value='{v}'></div>"),
    "text areas": each("<p>{l}<br><textarea>{v}</textarea></p>"),
    "breaks": f"<p>{each('{l}：{v}', '<br>')}</p>",
    "bold above": f"<p>{each('<b>{l}</b><br>{v}', '<br>')}</p>",
    "a list": f"<ol>{each('<li><strong>{l}</strong>：{v}</li>')}</ol>",
    "headings": each("<h3>{n}. {l}</h3><p>{v}</p>"),
    "strong": each("<p><strong>{l}</strong> {v}</p>"),
    "hard blanks": each("<p><em>{l}</em>&nbsp;&nbsp;{v}</p>"),
    "legends": each("<fieldset><legend>{l}</legend>{v}</fieldset>"),
    "numbered questions": each("<div>第{n}题&nbsp;&nbsp;{l}&nbsp;[填空题]</div><div>{v}</div>"),
    "must": each("<div>{l} <i>必填</i></div><div>{v}</div>"),
    "stars": each("<div>* {l}</div><div>{v}</div>"),
    "signs": each("<div>🎬 {l}</div><div>{v}</div>"),
    "what is asked": each("<div>{l}</div><div style='color:#999'>请填写{l}</div><div>{v}</div>"),
    "buttons below": each("<div>{l}</div><div>{v}</div><div>复制</div>"),
    "buttons behind": each("<div>{l}</div><div>{v} <a>编辑</a></div>"),
    "quoted": f"<blockquote>{each('<div>{l}：{v}</div>')}</blockquote>",
    "as typed": f"<pre>{each('{l}：{v}', chr(10))}</pre>",
}


@pytest.mark.parametrize("way", WAYS)
def test_a_page_is_read_whatever_elements_it_is_made_of(way, tmp_path):
    path = tmp_path / "form.html"
    path.write_text(
        f"<meta charset=utf-8><title>登记表</title><h1>微视频信息登记表</h1>{WAYS[way]}"
        "<p>提交时间：2020-12-14 10:00</p>",
        encoding="utf-8",
    )

    (form,) = fields.forms(page.read(path), POLICY.form, 2020)

    assert {name: filled.value for name, filled in form.fields.items()} == MEANT
