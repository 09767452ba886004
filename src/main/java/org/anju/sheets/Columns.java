package org.anju.sheets;

import static org.anju.sheets.Column.optional;
import static org.anju.sheets.Column.required;

import java.util.List;

/// The columns of the kinds of file that offices hand over, with the headings that are in use for them:
/// everyday Chinese and English, the published division lists, and the pinyin initials that police systems
/// export (GA/T data items: XM, GMSFHM).
public final class Columns {

    public static final List<Column> DIVISIONS = List.of(
            required("code", """
                    code, 区划代码, 行政区划代码, 代码, 编码, 区划编码, 统计用区划代码, division code,
                    division, xzqhdm, qhdm"""),
            required("name", """
                    name, 名称, 区划名称, 行政区划名称, 行政区划, 单位名称, 地名, division name, xzqhmc,
                    mc"""),
            optional("parent", """
                    parent, 上级代码, 上级, 上级区划, 上级区划代码, 上级行政区划代码, 父级代码, 父级,
                    所属区划, parent code, parent division, parent id, streetCode, areaCode, countyCode,
                    cityCode, provinceCode, sjdm"""),
            optional("start-year", """
                    start_year, 起始年, 启用年份, 开始年份, 设立年份, 启用年, from year, since,
                    valid from, from"""),
            optional("end-year", """
                    end_year, 终止年, 停用年份, 结束年份, 撤销年份, 停用年, to year, until, valid until,
                    valid to, to"""));

    public static final List<Column> DWELLINGS = List.of(
            required("code", """
                    房屋编码, 房屋代码, 房屋编号, 户室编码, 户室代码, 房间编码, 房屋唯一码, 编码, 编号,
                    dwelling code, dwelling id, house code, unit code, room code, code, id, fwbm, fwbh"""),
            required("division", """
                    区划代码, 行政区划代码, 社区代码, 区划, 行政区划, 所属社区代码, 所属区划, 村居代码,
                    division code, division, community code, area code, xzqhdm, qhdm"""),
            required("address", """
                    标准地址, 房屋地址, 详细地址, 地址, 标准地址名称, 房屋坐落, 坐落, 门牌地址,
                    standard address, full address, dwelling address, address, bzdz, fwdz"""),
            optional("longitude", "经度, 经度坐标, 中心经度, longitude, lng, lon, long, x坐标, x, jd"),
            optional("latitude", "纬度, 纬度坐标, 中心纬度, latitude, lat, y坐标, y, wd"),
            optional("use", """
                    用途, 房屋用途, 使用性质, 房屋性质, 房屋类型, use, usage, use type, purpose,
                    building use, fwyt"""),
            optional("doorplate", """
                    门牌编码, 门牌代码, 门牌号码, 门牌号, 门牌, 二维码门牌, 二维码编码, doorplate,
                    door plate, door plate code, doorplate code, plate code, mpbm"""));

    public static final List<Column> RESIDENTS = List.of(
            required("name", """
                    姓名, 人员姓名, 居民姓名, 住户姓名, 居住人姓名, 本人姓名, 租客姓名, 租户姓名,
                    承租人姓名, 承租人, 名字, 全名, full name, name, person name, resident name,
                    resident, xm"""),
            optional("sex", "性别, sex, gender, xb"),
            optional("document-kind", """
                    证件类型, 证件种类, 证件类别, 身份证件类型, 身份证件种类, 证件名称, document type,
                    document kind, id type, id document type, identity document, certificate type,
                    type of document, type of id, zjlx, zjzl, cyzjdm"""),
            required("document-number", """
                    证件号码, 公民身份号码, 身份证号, 身份证号码, 身份号码, 居民身份证号, 居民身份证号码,
                    公民身份证号, 公民身份证号码, 证件号, 证件编号, 身份证, 身份证件号码,
                    document number, document no, id number, id no, id card number, id card no, id card,
                    identity number, identity card number, identification number, national id,
                    certificate number, gmsfhm, zjhm, sfzh, sfzhm"""),
            optional("birth", """
                    出生日期, 出生年月日, 出生年月, 生日, 出生, date of birth, birth date, birthday,
                    birth, dob, csrq"""),
            optional("household-division", """
                    户籍地, 户籍区划, 户籍地区划, 户籍地代码, 户籍地区划代码, 户籍区划代码,
                    户籍地行政区划, 户籍所在地, 户口所在地, 户籍, 户籍地址, 户籍地址区划, 户籍地详址,
                    household division, household registration division, household registration place,
                    household registration, registered residence, place of household registration, hukou,
                    hukou division, hukou place, domicile, hjd, hjdqh, hjdxzqh"""),
            required("address", """
                    现住址, 现居住地址, 居住地址, 现居住地, 现住地址, 现居地址, 现居住址, 居住地,
                    居住地详址, 暂住地址, 暂住地, 实际居住地址, 实际居住地, 住址, 家庭住址, 常住地址,
                    详细地址, 房屋地址, 地址, current address, present address, residential address,
                    residence address, home address, living address, address, residence, xzz, xzdz, jzdz"""),
            optional("moved-in", """
                    入住日期, 居住起始日期, 入住时间, 居住开始日期, 居住开始时间, 居住起始时间,
                    开始居住日期, 起始日期, 起始时间, 开始日期, 来本地日期, 来本市日期, 到达日期,
                    暂住起始日期, 迁入日期, 迁入时间, 起租日期, move-in date, moved in, moved in date,
                    date moved in, date of moving in, move in, residence start, residence start date,
                    resident since, living since, start date, from, from date, since, valid from,
                    arrival date, rzrq, jzqsrq, qsrq"""),
            optional("reason", """
                    居住事由, 居住原因, 暂住事由, 来住事由, 流入原因, 居住理由, 居住类型, 事由, 原因,
                    reason, reason for stay, reason of stay, reason for residence, residence reason,
                    purpose of stay, purpose, jzsy, zzsy"""),
            optional("phone", """
                    联系电话, 手机号码, 手机号, 手机, 联系方式, 电话, 电话号码, 移动电话, 联系手机,
                    本人电话, mobile, mobile number, mobile no, mobile phone, phone, phone number,
                    phone no, cell phone, cell, telephone, tel, contact number, contact phone, contact,
                    lxdh, sjh, sjhm"""),
            optional("source", """
                    登记来源, 信息来源, 数据来源, 采集来源, 来源, 申报方式, 采集方式, 登记方式, 申报来源,
                    source, data source, information source, registration source, registered by,
                    reported by, declared by, djly, xxly, sjly"""));

    public static final List<Column> SERVICE_POINTS = List.of(
            required("code", "编号, 服务点编号, 代码, code, point code, id"),
            required("kind", "类型, 服务点类型, 类别, kind, type"),
            required("name-zh", "名称, 中文名称, 服务点名称, name zh, chinese name, name"),
            required("name-en", "英文名称, 英文名, name en, english name"),
            required("division", "区划代码, 所在地区划代码, 行政区划代码, 区划, division code, division"),
            required("address", "地址, 详细地址, 标准地址, address"),
            required("longitude", "经度, longitude, lng, lon"),
            required("latitude", "纬度, latitude, lat"),
            optional("telephone", "电话, 联系电话, telephone, phone, tel"),
            optional("step-free", "无台阶, 无障碍, step free, step-free, accessible"),
            optional("large-print", "大字版, 有大字版材料, large print, large-print"),
            optional("languages", "语言, 服务语言, languages, language"),
            required("unit", "管理单位, 单位, 主管单位, unit, run by, office"),
            optional("serves", "服务范围, 服务区划, serves, catchment"),
            required("hours", "开放时间, 营业时间, 办公时间, hours, opening hours, opening_hours"),
            optional("slot-minutes", "每次预约分钟, 预约时长, slot minutes"),
            optional("slot-places", "同时预约人数, 预约名额, slot places"),
            optional("since", "生效日期, 启用日期, since, from"));

    public static final List<Column> DELEGATIONS = List.of(
            optional("point", "服务点编号, 服务点, point code, point, service point"),
            optional("unit", "单位, 受委托单位, unit, office"),
            required("function", "事项代码, 事项, function, matter, matter code"),
            required("step", "环节, 办理环节, step"),
            optional("since", "开始日期, 生效日期, since, from"),
            optional("until", "失效日期, 终止日期, until, to"),
            required("basis", "依据, 委托依据, basis, legal basis"));

    private Columns() {}
}
