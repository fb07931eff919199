"""What people call a field when they write no English: its label, and the words that are used for the same thing; in its own record alone."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any

from generator.problems import nearest
from generator.schema.kinds import field_type
from generator.text import half_width

_LEAST_NEAR = 3  # characters of a Chinese word that can be told from another when one of them is wrong

# By the name of the field, whatever record it is in unless that is told; where two fields of a record are called so, the word means the one that is not there.
_OTHER_WORDS: Mapping[str, str] = {
    "accent": "强调颜色 副色",
    "activities": "活动列表 活动清单",
    "address": "办公地址 单位地址",
    "aliases": "以前的地址 老地址 原地址",
    "alt": "说明 描述 替代文字 文字说明 画面 画面说明",
    "app": "APP 应用 应用名称",
    "as_of": "截止 截至时间 截止时间 截至日期 统计时间",
    "author": "画者 作画 绘画 画家 署名",
    "award": "奖 奖项名称 荣誉 荣誉称号",
    "awards": "奖项列表",
    "basis": "凭据 同意方式",
    "begins": "开始日期 开始时间 起始日期 起",
    "bring": "携带 自带 需要带 要带什么 要带的东西 携带物品",
    "cancelled": "已取消 停办",
    "caption": "图说 图片标题 标注",
    "case": "案例编号",
    "categories": "类别列表 分类",
    "category": "分类 类型 活动类别",
    "consent": "同意书 家长同意书",
    "consented": "签字日期 同意时间 签署日期",
    "contact": "联系方式 联系 怎么联系",
    "corrections": "更正列表",
    "synonyms": "近义词 同义词列表",
    "cost": "收费 价格 收费标准 要不要钱",
    "cover": "封面图 封面图片 题图",
    "Comic.credit": "素材来源 用了谁的素材",
    "credit": "摄影 摄影者 拍摄 拍摄者 署名 绘画 画者 供图",
    "date": "时间 发表日期 发布日期 活动日期 公布时间",
    "description": "简介 网站介绍",
    "directions": "路线 交通 怎么去 乘车路线",
    "edition": "版本 版次",
    "editor": "审稿 审稿人 编辑",
    "email": "邮件 电子邮箱 电子邮件",
    "ends": "结束日期 结束时间 截止 截止日期 止",
    "families": "家庭列表",
    "Activity.families": "按户算 按家庭",
    "figures": "数字列表",
    "file": "文件 图片 图片文件 照片 图片名 图",
    "goal": "目标 学习目标 活动目标 收获",
    "grades": "适合年级 适用年级",
    "hand_in": "交稿处 收稿 收稿地点",
    "honours": "荣誉列表 授予对象",
    "host": "负责人 负责单位 主办 主办单位 组织者",
    "how": "报名方式 报名方法 怎么报",
    "icp": "备案号 ICP备案号 ICP",
    "id": "代号 标识",
    "insurance": "上保险 保险说明",
    "intro": "开头 前言 简介 引言 导语 介绍",
    "issuer": "发布 发布者 发文单位",
    "kind": "类型 种类 分类",
    "label": "名称",
    "lines": "对话 对白 话",
    "mark": "标记",
    "materials": "材料 物料 物资 要备的东西",
    "minor": "未成年人 是否未成年",
    "name": "姓名 称呼 名字 地名 奖名",
    "nav": "导航 栏目",
    "note": "备注 注",
    "number": "电话号码 电话",
    "office": "单位名称 办公室",
    "opens": "报名开始日期 开始报名 报名起",
    "order": "排序 顺序 序号",
    "palette": "颜色",
    "panels": "格子 分镜 画格 每格 格",
    "parent": "上级 所属项目",
    "parents": "家长 家长参加 是否家长陪同 陪同",
    "people": "人 出现的人",
    "person": "人物编号",
    "phone": "联系电话 座机",
    "phones": "电话列表 热线",
    "pickup": "接送 接孩子 怎么接送 离开方式",
    "picture": "图 漫画 画 图片文件 漫画图片",
    "pictures": "图片 照片 配图 插图",
    "place": "地点 地区 社区 位置 所在地",
    "places": "地点 地区 社区 位置 所在地",
    "points": "分数 分 得分",
    "police": "公安备案 公安号",
    "posters": "海报",
    "practice": "综合实践 活动方式 实践形式",
    "primary": "主颜色 主题色",
    "programmes": "所属项目 相关项目",
    "published": "首发日期 第一版日期 初版",
    "reason": "原因 理由 事由",
    "recipient": "获奖编号",
    "safety": "安全 安全须知 注意事项",
    "sample": "是否示例 样例",
    "samples": "示例",
    "says": "话 说 说的话 台词 内容",
    "scene": "场景 描述",
    "scope": "范围 公开范围",
    "season": "季 时段",
    "seats": "人数 名额数 人数上限",
    "shows": "照片里的人 画面里有谁 谁 有谁 人物 图中人物 出镜",
    "signup": "报名 报名截止日期 截止报名 报名时间 截止日期",
    "since": "开始 起始年份 年份",
    "Activity.since": "取消日期 取消时间",
    "site_name": "名称",
    "site_url": "网站网址 网站地址 地址",
    "source": "出处 资料来源 来历",
    "spot": "集合 集合点 地点",
    "starts": "开始日期 开始时间 起始日期 起",
    "story": "故事编号 相关故事",
    "summary": "简介 介绍 概要 提要 导语 一句话",
    "terms": "版权 使用说明 转载",
    "theme": "网站主题",
    "themes": "主题列表 话题",
    "time": "几点 活动时间 钟点 时段",
    "title": "题目 名称 名字 题",
    "unit": "量词",
    "until": "到期 有效期 有效期至 截止日期",
    "updated": "更新日期 更新 修改 更新时间 修改时间",
    "updates": "更新列表 修改记录 变更记录",
    "value": "数字 数 数目 数量",
    "weather": "天气",
    "weekdays": "周几 每周 星期几",
    "what": "内容 修改内容",
    "who": "人物 说话人 说话的人 角色",
    "Activity.who": "对象 参加对象 面向 招收对象",
}


@functools.cache
def _meanings(record: Any) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, str]]:
    """The fields that may be meant by each Chinese word, and the field of each label."""
    labels = {field_type(record, each.name).label.name: each.name for each in fields(record)}
    found: dict[str, tuple[str, ...]] = {}
    for each in fields(record):
        for word in _OTHER_WORDS.get(f"{record.__name__}.{each.name}", _OTHER_WORDS.get(each.name, "")).split():
            if word not in labels:
                found[word] = (*found.get(word, ()), each.name)
    return found | {label: (name,) for label, name in labels.items()}, labels


def called(record: Any, word: str, present: Collection[str] = ()) -> str:
    """The field of `record` that people call `word`, "" if none or if it may be another; it is none of those that are `present`."""
    meanings, _ = _meanings(record)
    meant = [name for name in meanings.get(word.strip(), ()) if name not in present]
    return meant[0] if len(meant) == 1 else ""


def likely_name(record: Any, word: str, present: Collection[str] = ()) -> str:
    """The field of `record` that was meant by `word`: called so, in other letters, or misspelt; "" if that cannot be told."""
    written = half_width(word).rstrip(":").strip().casefold().replace("-", "_").replace(" ", "_")
    names = [each.name for each in fields(record) if each.name not in present]
    if written in names:
        return written
    meanings, labels = _meanings(record)
    if word.strip() in meanings or written in meanings:
        return called(record, word, present) or called(record, written, present)
    if written.isascii():
        return nearest(written, names)
    near = nearest(written, [label for label, name in labels.items() if name in names]) if len(written) >= _LEAST_NEAR else ""
    return labels.get(near, "")
