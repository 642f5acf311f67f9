#!/usr/bin/env python3
"""Writes capture.har and persona.json of every sample beside it. Deterministic: the same script gives the same bytes.

All apps, people and first-party hosts are invented (.example names, test numbers). Third-party hosts are those of real
services, because a capture without them would be no capture; what is sent there is invented like the rest.
python3, standard library only.
"""
import base64
import gzip
import hashlib
import json
import pathlib
import random
import urllib.parse
import zlib
from datetime import datetime, timedelta, timezone

HERE = pathlib.Path(__file__).resolve().parent
ZH_AGENT = ("Mozilla/5.0 (Linux; Android 14; PJZ110 Build/TKQ1) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 "
            "Mobile Safari/537.36 MicroMessenger/8.0.50.2701(0x28003253) NetType/WIFI Language/zh_CN MiniProgramEnv/android")
EN_AGENT = "okhttp/4.12.0"
PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082")


def luhn_complete(body):
    total = 0
    for i, c in enumerate(reversed(body)):
        d = int(c)
        if i % 2 == 0:
            d = d * 2 - 9 if d > 4 else d * 2
        total += d
    return body + str(-total % 10)


def resident_id(body):
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, weights)) % 11]


PERSONA_ZH = {
    "name": "林知夏", "nickname": "知夏同学", "phone_number": "13800002746", "email": "lin.zhixia@foxmail.com",
    "national_id": resident_id("33010619950617002"), "postal_address": "浙江省杭州市西湖区文三路188号6幢302室",
    "lat": 30.274188, "lng": 120.155107, "imei": luhn_complete("86753090004218"), "android_id": "4c7a91e05bd2386f",
    "oaid": "7b1e5d3c9a2f48606d1c7e93b5a80f42", "mac": "3C:A6:F6:1E:9B:47", "ssid": "ZhiXia-Home-5G",
    "openid": "oK7dF5xQm2Zc9LwV4sJ3nB8hRyTe", "bank_card": luhn_complete("622202120001783642"), "birthday": "1995-06-17",
}
PERSONA_EN = {
    "name": "Hanna Vogel", "nickname": "hannahikes", "phone_number": "+4915112345670", "email": "hanna.vogel@posteo.example",
    "lat": 51.340214, "lng": 12.378963, "gaid": "2d6b76db-51ed-4f15-99f8-eee797b9580f", "android_id": "9f3c1e7ab2d84056",
    "postal_address": "Karl-Heine-Straße 54, 04229 Leipzig", "birthday": "1989-11-02",
}


class Capture:
    """Collects entries on a timeline; `at` is in seconds from the start."""

    def __init__(self, start, agent, seed, creator="Reqable"):
        self.start, self.agent, self.creator = start, agent, creator
        self.random = random.Random(seed)
        self.entries = []

    def add(self, at, url, body=None, answer=None, headers=(), mime="application/json", raw=None, encoding=None, status=200, answer_mime="application/json; charset=utf-8", method=None):
        rng = self.random
        post = {}
        if raw is not None:
            post = {"postData": {"mimeType": mime, "text": raw, **({"encoding": encoding} if encoding else {})}}
        elif body is not None and mime == "application/x-www-form-urlencoded":
            post = {"postData": {"mimeType": mime, "text": urllib.parse.urlencode(body)}}
        elif body is not None:
            post = {"postData": {"mimeType": mime, "text": json.dumps(body, ensure_ascii=False)}}
        sent = [("User-Agent", self.agent), ("Accept-Encoding", "gzip"), *headers]
        if post:
            sent.append(("Content-Type", post["postData"]["mimeType"]))
        if isinstance(answer, bytes):
            content = {"size": len(answer), "mimeType": answer_mime, "text": base64.b64encode(answer).decode(), "encoding": "base64"}
        else:
            text = answer if isinstance(answer, str) else json.dumps(answer if answer is not None else {"code": 0, "msg": "ok"}, ensure_ascii=False)
            content = {"size": len(text.encode()), "mimeType": answer_mime, "text": text}
        query = [{"name": k, "value": v} for k, v in urllib.parse.parse_qsl(urllib.parse.urlsplit(url).query, keep_blank_values=True)]
        moment = self.start + timedelta(seconds=at, milliseconds=rng.randint(0, 400))
        wait = rng.randint(12, 260)
        self.entries.append((moment, {
            "startedDateTime": moment.isoformat(timespec="milliseconds"), "time": wait + 9,
            "request": {"method": method or ("POST" if post else "GET"), "url": url, "httpVersion": "HTTP/1.1", "cookies": [],
                        "headers": [{"name": k, "value": v} for k, v in sent], "queryString": query, "headersSize": -1,
                        "bodySize": len(post["postData"]["text"]) if post else 0, **post},
            "response": {"status": status, "statusText": "OK" if status == 200 else "", "httpVersion": "HTTP/1.1", "cookies": [],
                         "headers": [{"name": "Content-Type", "value": answer_mime}, {"name": "Server", "value": "nginx"}],
                         "content": content, "redirectURL": "", "headersSize": -1, "bodySize": content["size"]},
            "cache": {}, "timings": {"send": 1, "wait": wait, "receive": 8}}))

    def write(self, folder):
        entries = [e for _, e in sorted(self.entries, key=lambda pair: pair[0])]
        har = {"log": {"version": "1.2", "creator": {"name": self.creator, "version": "2.30.2"}, "entries": entries}}
        lines = ",\n".join(json.dumps(e, ensure_ascii=False, separators=(",", ":")) for e in entries)
        head = json.dumps(har["log"]["creator"], ensure_ascii=False)
        text = f'{{"log":{{"version":"1.2","creator":{head},"entries":[\n{lines}\n]}}}}\n'
        (HERE / folder / "capture.har").write_text(text, encoding="utf-8")
        return len(entries)


def packed(payload):
    """gzip of JSON as base64, the way analytics SDKs send batches."""
    raw = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()
    compressor = zlib.compressobj(6, zlib.DEFLATED, 31)  # no time stamp in the gzip header: the bytes stay the same
    return base64.b64encode(compressor.compress(raw) + compressor.flush()).decode()


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


def browse(cap, api, cdn, seconds, goods, count):
    """What every mini-program does all day: configuration, feeds, details, pictures, heartbeats. No personal data in it."""
    rng = cap.random
    cap.add(0.2, f"https://{api}/config/v2/bootstrap?channel=wxmp&ver=2.3.1", answer={"code": 0, "data": {"theme": "spring", "abtest": ["home_b", "search_a"], "minVersion": "2.0.0", "serviceHotline": "400-820-6655"}})
    for _ in range(count):
        at = rng.uniform(0.5, seconds)
        item = rng.randrange(len(goods))
        kind = rng.random()
        if kind < 0.35:
            size = rng.randint(60, 260)
            cap.add(at, f"https://{cdn}/img/{md5(str(item) + api)[:12]}_{rng.choice([240, 360, 750])}.png", answer=PIXEL + bytes(rng.randrange(256) for _ in range(size)), answer_mime="image/png")
        elif kind < 0.6:
            page = rng.randint(1, 9)
            cap.add(at, f"https://{api}/feed/list?page={page}&size=10&sort=hot", answer={"code": 0, "data": {"page": page, "total": 186, "list": [{"id": 70000 + i, "title": goods[(item + i) % len(goods)], "price": rng.randint(900, 9900), "stock": rng.randint(0, 80), "cover": f"https://{cdn}/img/{md5(str(i))[:12]}_360.png"} for i in range(6)]}})
        elif kind < 0.8:
            cap.add(at, f"https://{api}/feed/detail?id={70000 + item}", answer={"code": 0, "data": {"id": 70000 + item, "title": goods[item], "intro": "本条目由运营人员录入，仅供浏览。", "tags": ["精选", "近期"], "updated": "2026-01-05 09:12:30"}})
        elif kind < 0.92:
            cap.add(at, f"https://{api}/stat/pv", {"page": rng.choice(["pages/index/index", "pages/detail/detail", "pages/my/my"]), "from": "share", "ts": 1760000000000 + int(at * 1000), "traceId": md5(str(at))})
        else:
            cap.add(at, f"https://{api}/ping?t={1760000000 + int(at)}", answer={"code": 0})


BOOKS = ["《湖上闲思》", "《山中杂记》", "《旧书来信》", "《夜航手册》", "《南方植物图谱》", "《桥与河流》", "《厨房里的化学》", "《一个人的天文台》"]
RIDES = ["早高峰拼车", "机场专线", "周末郊游", "夜间护送", "城际快车", "景区接驳"]
ALBUMS = ["家庭年册", "宝宝成长册", "毕业纪念册", "旅行手账", "台历", "明信片"]
NOTES = ["餐饮", "交通", "房租", "工资", "医疗", "学习"]
GIFTS = ["签到红包", "邀请好友领现金", "限时秒杀", "下载有礼", "抽奖转盘", "砍价免单"]
TRAILS = ["Elster valley", "Harz ridge walk", "Saxon Switzerland loop", "Colditz forest", "Lake Cospuden", "Mulde trail"]
CST = timezone(timedelta(hours=8))


def maitian():
    p = PERSONA_ZH
    cap = Capture(datetime(2026, 6, 3, 10, 2, 8, tzinfo=CST), ZH_AGENT, 11)
    api = "api.maitian-books.example"
    browse(cap, api, "img.maitian-books.example", 240, BOOKS, 260)
    cap.add(14, f"https://{api}/user/login", {"phone": p["phone_number"], "code": "0a3Fq1000bKtUN1xYZ2w"}, {"code": 0, "data": {"openid": p["openid"], "expires": 7200}})
    cap.add(16, f"https://{api}/user/profile", {"openid": p["openid"], "nickName": p["nickname"], "avatarUrl": "https://img.maitian-books.example/avatar/8823.png"})
    for at, word in ((31, "植物图谱"), (57, "天文"), (91, "旧书来信")):
        cap.add(at, f"https://{api}/search?keyword={urllib.parse.quote(word)}&page=1", answer={"code": 0, "data": {"total": 12}})
    cap.add(120, f"https://{api}/order/create", {"openid": p["openid"], "goods": [{"id": 70003, "num": 1}], "receiverName": p["name"], "receiverPhone": p["phone_number"], "receiverAddress": p["postal_address"], "remark": "请用纸箱包装"}, {"code": 0, "data": {"orderNo": "202606031004180007331"}})
    cap.add(126, f"https://{api}/order/paid", {"openid": p["openid"], "orderNo": "202606031004180007331", "payAmount": 3850, "payTime": "2026-06-03 10:04:18", "payChannel": "wxpay"})
    for at in (18, 60, 122, 180):
        cap.add(at, "https://ulogs.umeng.com/unify_logs", {"header": {"sdk_version": "2.7.2", "openid": p["openid"], "device_model": "PJZ110"}, "events": [{"id": "page_view", "ts": 1760000000 + int(at)}]})
    cap.add(200, f"https://{api}/review/add", {"openid": p["openid"], "bookId": 70003, "content": "品相很好，寄得也快，书页没有折痕。"})
    return cap.write("01-maitian-books"), p


def tonglu():
    p = PERSONA_ZH
    cap = Capture(datetime(2026, 11, 20, 10, 1, 52, tzinfo=CST), ZH_AGENT, 22)
    api = "gw.tonglu-trip.example"
    browse(cap, api, "img.tonglu-trip.example", 300, RIDES, 380)
    for at in (2.1, 3.4, 4.6, 6.8):  # before the tap on "agree" at 9.1 s
        cap.add(at, "https://ulogs.umeng.com/unify_logs", {"header": {"sdk_version": "9.6.3", "oaid": p["oaid"], "os": "Android 14"}, "events": []})
    cap.add(11, f"https://{api}/user/login", {"phone": p["phone_number"], "nickName": p["nickname"], "avatarUrl": "https://img.tonglu-trip.example/a/19.png"}, {"code": 0, "data": {"level": 2}})
    for i in range(31):
        at = 10 + i * 9.1
        cap.add(at, "https://ulogs.umeng.com/unify_logs", raw=packed({"header": {"sdk_version": "9.6.3", "os": "Android 14", "imei_md5": md5(p["imei"]), "resolution": "1080*2400"}, "events": [{"id": "track", "ts": 1763604100 + int(at)}]}), mime="text/plain")
    for i in range(9):
        at = 13 + i * 17
        cap.add(at, f"https://restapi.amap.com/v3/geocode/regeo?key=8325164e247e15eea68b59e89200988b&location={p['lng'] + i * 0.0004:.6f},{p['lat'] + i * 0.0003:.6f}&radius=500", answer={"status": "1", "regeocode": {"formatted_address": "浙江省杭州市西湖区北山街道"}})
    for i in range(5):
        at = 21 + i * 41
        cap.add(at, "https://restapi.amap.com/v3/place/around", raw=packed({"key": "8325164e247e15eea68b59e89200988b", "loc": {"lat": round(p["lat"] + i * 0.0004, 6), "lng": round(p["lng"] + i * 0.0002, 6)}, "radius": 500}), mime="application/octet-stream", answer={"status": "1", "pois": []})
    book = [{"name": n, "phone": ph} for n, ph in (("王海燕", "13511110021"), ("李国强", "13622220032"), ("周敏", "13733330043"), ("外婆", "13844440054"), ("维修师傅", "15055550065"), ("陈老师", "15166660076"))]
    cap.add(96, f"https://{api}/api/contacts/sync", {"scene": "emergency", "contacts": book})
    cap.add(204, f"https://{api}/api/contacts/sync", {"scene": "invite", "contacts": book[:4]})
    for at in (48, 152):
        cap.add(at, "https://ulogs.umeng.com/unify_logs", raw=packed({"header": {"sdk_version": "9.6.3"}, "clipboardText": "取件码 6-3-2210，请到菜鸟驿站领取"}), mime="text/plain")
    for at in (12, 70, 133, 188, 247):
        cap.add(at, f"https://{api}/risk/device", {"ssid": p["ssid"], "bssid": "f4:6d:2f:91:0c:3e", "networkType": "wifi", "model": "PJZ110", "system": "Android 14"})
    cap.add(66, "https://api.jpush.cn/v3/device/register", {"platform": "android", "alias": "u2046", "mobile": p["phone_number"]})
    cap.add(101, f"https://{api}/order/create", {"from": "武林广场", "to": "火车东站", "phone": p["phone_number"], "orderNo": "202611201003360092"})
    cap.add(260, f"https://{api}/order/pay", {"orderNo": "202611201003360092", "payAmount": 2360, "payTime": "2026-11-20 10:06:12", "bankCard": p["bank_card"]})
    cap.add(110, f"https://{api}/user/profile", {"birthday": p["birthday"], "gender": 2})
    cap.add(140, f"https://{api}/activity/share", answer={"code": 0, "data": {"title": "与同路人分享行程", "page": "/pages/trip/share?id=20261120"}})
    return cap.write("02-tonglu-trip"), p


def shiguang():
    p = PERSONA_ZH
    cap = Capture(datetime(2026, 3, 9, 15, 30, 1, tzinfo=CST), ZH_AGENT, 33)
    api = "api.shiguang-album.example"
    browse(cap, api, "cdn.shiguang-album.example", 260, ALBUMS, 240)
    cap.add(9, f"https://{api}/user/login", {"nickName": p["nickname"], "avatarUrl": "https://cdn.shiguang-album.example/u/1.png"})
    for i in range(12):
        cap.add(15 + i * 18, f"https://{api}/nearby/store", {"latitude": p["lat"] + i * 0.0002, "longitude": p["lng"] + i * 0.0002})
    for i in range(8):
        cap.add(11 + i * 29, f"https://{api}/collect", raw=packed({"imei": p["imei"], "androidId": p["android_id"], "page": "pages/edit/edit"}), mime="text/plain")
    for at in (33, 77, 160):
        cap.add(at, f"https://{api}/token/parse", {"clipboardText": "￥7Hk2dQ￥ 打开拾光相册查看好友分享的相册"})
    boundary = "----shiguang7f3a"
    for i in range(4):
        part = f'--{boundary}\r\nContent-Disposition: form-data; name="albumId"\r\n\r\n5513\r\n--{boundary}\r\nContent-Disposition: form-data; name="photo"; filename="IMG_20260301_{i}.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
        cap.add(40 + i * 7, f"https://{api}/photo/upload", raw=part + "JFIF" + "".join(cap.random.choice("abcdefghijklmnop") for _ in range(300)) + f"\r\n--{boundary}--\r\n", mime=f"multipart/form-data; boundary={boundary}")
    cap.add(180, f"https://{api}/order/create", {"receiverName": p["name"], "receiverPhone": p["phone_number"], "receiverAddress": p["postal_address"], "albumId": 5513})
    cap.add(186, f"https://{api}/invoice/apply", {"email": p["email"], "orderNo": "20260309153307001122"})
    return cap.write("03-shiguang-album"), p


def jizhang():
    p = PERSONA_ZH
    cap = Capture(datetime(2026, 4, 18, 20, 11, 40, tzinfo=CST), ZH_AGENT, 44)
    api = "api.jisu-ledger.example"
    browse(cap, api, "static.jisu-ledger.example", 200, NOTES, 210)
    cap.add(6, f"https://{api}/login", {"mobile": p["phone_number"], "nickName": p["nickname"]}, mime="application/x-www-form-urlencoded")
    cap.add(31, f"https://{api}/loan/apply", {"realName": p["name"], "idCard": p["national_id"], "bankCard": p["bank_card"], "monthIncome": "12000"})
    for i in range(6):
        cap.add(20 + i * 23, "https://hm.baidu.com/hm.gif?" + urllib.parse.urlencode({"cc": 1, "si": "5f3c1e7ab2d84056b5a80f42aa90c1d2", "oaid": p["oaid"], "v": "1.3.2"}), answer=b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;", answer_mime="image/gif")
    return cap.write("04-jisu-ledger"), p


def fuli():
    p = PERSONA_ZH
    cap = Capture(datetime(2026, 1, 2, 9, 0, 3, tzinfo=CST), ZH_AGENT, 55)
    api = "hb.yingju-fuli.example"
    browse(cap, api, "pic.yingju-fuli.example", 320, GIFTS, 300)
    people = [("赵铁柱", "13900001111"), ("钱多多", "13900002222"), ("孙晓梅", "13900003333"), ("吴迪", "13700004444"), ("郑爽朗", "13700005555"), ("冯小满", "15900006666"), ("妈妈", "15900007777"), ("快递小李", "18600008888")]
    for i in range(6):
        cap.add(4 + i * 50, f"https://{api}/fission/book", raw=packed({"uid": "9912", "contacts": [{"name": n, "phone": ph} for n, ph in people], "batch": i}), mime="text/plain")
    cap.add(8, f"https://{api}/fission/friends", {"friendList": [{"nickName": "阿杰", "openid": "oK7dF5aaaa2Zc9LwV4sJ3nB8hRy1"}, {"nickName": "小雨", "openid": "oK7dF5bbbb2Zc9LwV4sJ3nB8hRy2"}]})
    cap.add(12, f"https://{api}/user/login", {"phone": p["phone_number"], "nickName": p["nickname"], "openid": p["openid"]})
    for i in range(5):
        cap.add(30 + i * 40, "https://tdsdk.talkingdata.com/g/d", {"appList": "com.tencent.mm,com.eg.android.AlipayGphone,com.taobao.taobao,com.xunmeng.pinduoduo,com.sankuai.meituan", "phone": p["phone_number"]})
    for i, path in enumerate(("download", "open", "reward", "download", "reward", "invite")):
        cap.add(25 + i * 44, f"https://{api}/task/{path}", answer={"code": 0, "data": {"title": "下载 App 立得 88 元现金，邀请好友再得 20 元", "apk": "https://down.yingju-fuli.example/pkg/fuli_v9.apk", "market": "https://a.app.qq.com/o/simple.jsp?pkgname=com.yingju.fuli", "shareReward": 20}})
    cap.add(150, "https://down.yingju-fuli.example/pkg/fuli_v9.apk", answer=b"PK\x03\x04" + bytes(200), answer_mime="application/vnd.android.package-archive")
    return cap.write("05-fuli-hall"), p


def trailmate():
    p = PERSONA_EN
    berlin = timezone(timedelta(hours=2))
    cap = Capture(datetime(2026, 5, 23, 9, 14, 2, tzinfo=berlin), EN_AGENT, 66, creator="HTTP Toolkit")
    api = "api.trailmate.example"
    browse(cap, api, "tiles.trailmate.example", 280, TRAILS, 220)
    cap.add(10, f"https://{api}/v1/register", {"email": p["email"], "displayName": p["nickname"]}, {"ok": True})
    for i in range(22):
        cap.add(24 + i * 11, f"https://{api}/v1/tracks/8812/points", {"points": [{"lat": round(p["lat"] + i * 0.0003, 6), "lng": round(p["lng"] + i * 0.0005, 6), "ele": 118 + i}]})
    for i in range(10):
        cap.add(26 + i * 23, f"https://api.mapbox.com/search/geocode/v6/reverse?longitude={p['lng'] + i * 0.001:.6f}&latitude={p['lat'] + i * 0.0006:.6f}&access_token=pk.eyJ1IjoidHJhaWxtYXRlIn0.demo", answer={"type": "FeatureCollection", "features": []})
    for at in (3, 44, 150):
        cap.add(at, f"https://graph.facebook.com/v19.0/284610771/activities?advertiser_id={p['gaid']}&event=CUSTOM_APP_EVENTS&application_tracking_enabled=1", method="POST", answer={"success": True})
    cap.add(130, f"https://{api}/v1/friends/find", {"contacts": [{"name": "Jonas Weber", "phone": "+4915112345681"}, {"name": "Mia Koch", "phone": "+4915112345692"}, {"name": "Opa", "phone": "+4915112345703"}]})
    cap.add(200, f"https://{api}/v1/profile", {"birthday": p["birthday"], "weightKg": None})
    cap.add(75, "https://o447951.ingest.sentry.io/api/5571/envelope/", {"event_id": md5("crash"), "exception": {"type": "NullPointerException", "stacktrace": "at app.trailmate.track.Recorder.stop(Recorder.kt:118)"}, "contexts": {"device": {"model": "Pixel 8", "family": "Pixel"}, "os": {"name": "Android", "version": "14"}}})
    return cap.write("06-trailmate"), p


def hoshi():
    p = PERSONA_ZH
    cap = Capture(datetime(2026, 5, 2, 18, 40, 0, tzinfo=CST), ZH_AGENT, 77)
    api = "api.hoshi-planner.example"
    browse(cap, api, "img.hoshi-planner.example", 120, NOTES, 120)
    cap.add(8, f"https://{api}/login", {"phone": p["phone_number"], "nickName": p["nickname"]})
    cap.add(60, f"https://{api}/near", {"latitude": p["lat"], "longitude": p["lng"]})
    return cap.write("07-hoshi-planner"), p


def main():
    for folder, make in (("01-maitian-books", maitian), ("02-tonglu-trip", tonglu), ("03-shiguang-album", shiguang), ("04-jisu-ledger", jizhang),
                         ("05-fuli-hall", fuli), ("06-trailmate", trailmate), ("07-hoshi-planner", hoshi)):
        (HERE / folder).mkdir(exist_ok=True)
        count, persona = make()
        (HERE / folder / "persona.json").write_text(json.dumps(persona, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{folder}: {count} requests")


if __name__ == "__main__":
    main()
