"""What a letter, a form or a program says behind a story, and what a story may end with itself."""

import pytest

from intake.forms import endings

STORY = "老矿工阎叔每天仍去井口坐一会儿。\n那天夜里，他从四百米深处抬起头，看见了七颗星。"
SAID = """
顺祝商祺！
此致⏎敬礼！
祝工作顺利！
祝好！
祝老师工作顺利
太原理工大学党委宣传部⏎2020年12月14日
太原理工大学⏎二〇二〇年十二月十四日
太原理工大学党委宣传部
2020年12月14日
2020.12.14
视频链接：https://pan.baidu.com/s/1abcdEFG 提取码：abcd
链接: https://pan.baidu.com/s/1abcdEFG⏎提取码: abcd
链接：https://pan.baidu.com/s/1abcdEFG 提取码：abcd ⏎--来自百度网盘超级会员V5的分享
网盘链接见附件
百度网盘：https://pan.baidu.com/s/1abcdEFG
https://pan.baidu.com/s/1abcdEFG
发自我的iPhone
发自我的小米手机
来自手机QQ邮箱
获取 Outlook for iOS
------------------⏎阎承泽
（盖章）
单位公章：
（公章）        2020年12月14日
填表说明：1.片名须加书名号
以上信息真实有效
以上内容属实，特此说明
本校承诺作品为原创
作品为原创，无版权纠纷
【注】本片已获授权
*注：本片已获授权
收到请回复，谢谢！
收到请回复
请查收！
烦请查收，谢谢
麻烦老师了！
辛苦老师！
如有问题请联系我
有问题随时联系：13503231876
附：视频截图
附件：1.高清版 2.压缩版
附件1 高清版
此信无需回复
谢谢！
谢谢老师
感谢组委会
致敬！
—— 阎承泽
阎承泽 敬上
阎承泽 呈
学生：阎承泽
汇报人：阎承泽
指导教师：李老师
导演：王小明
摄影：李四 剪辑：王五
主创团队：王小明、李四
演员：王小明
备注：无
备注
填表人：阎承泽
推荐意见：同意推荐
学校推荐意见：⏎同意推荐
审核意见
承诺书
版权声明：……
(全文完)
（完）
（共86字）
字数：86
（86字）
END
===END===
* * *
~~~
。。。
第 1 页 共 1 页
1
- 1 -
作品时长3分08秒
主创简介：王小明，导演专业大三学生。
创作说明：拍摄于山西。
获奖情况：无
邮箱：a@b.cn
联系邮箱：a@b.cn
联系地址：山西省太原市
微信号：abcd1234
QQ：12345678
[图片]
<图片>
[附件：高清版.mp4]
发件人：阎承泽
On Mon, Dec 14, 2020 at 9:00 AM 组委会 wrote:
> 请各校报送
在 2020-12-14 09:00:00，"组委会" <a@b.cn> 写道：
2020年12月14日 09:00，组委会 <a@b.cn> 写道：
-----原始邮件-----
本邮件及附件含有保密信息
阎承泽⏎太原理工大学党委宣传部
阎承泽⏎太原理工大学 党委宣传部 新媒体中心⏎电话：0351-6010288
"""
OWN = (
    "没有人说话，风吹过谷场。",
    "“老师，明年还来吗？”",
    "学校还在那里",
    "他叫张有田",
    "主题：一个也不能少。",
    "【结尾】灯亮了。",
    "三、回乡",
    "谢幕时，全村人都站了起来。",
    "老师说：“走吧。”",
    "学生们齐声喊：“老师，早！”",
    "作者只写了一句话：不走了。",
    "团队的口号：再走一家。",
)
"""The last lines of stories; where only the form's own lines could be so, a person looks."""


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_what_stands_behind_a_story_is_no_part_of_it(line, gap):
    behind = line.replace("⏎", "\n")

    assert endings.alone(STORY + gap + behind)[0] == STORY


@pytest.mark.parametrize("line", OWN)
def test_a_storys_own_last_line_stays(line):
    assert endings.alone(f"{STORY}\n{line}") == (f"{STORY}\n{line}", 1.0)


@pytest.mark.parametrize("line", ["导演：王小明", "链接：https://example.cn/1", "辛苦老师！", "3"])
def test_a_story_whose_sentence_goes_on_has_not_ended(line):
    cut = STORY.removesuffix("。")

    assert endings.alone(f"{cut}\n{line}")[0] == f"{cut}\n{line}"


def test_a_bare_signature_is_taken_off_and_looked_at():
    assert endings.alone(f"{STORY}\n阎承泽\n党委宣传部") == (STORY, endings.UNSURE)
    assert endings.alone(f"{STORY}\n阎承泽\n2020年12月14日") == (STORY, 1.0)
