BEGIN TRANSACTION;
CREATE TABLE answer (
	id INTEGER NOT NULL, 
	subject VARCHAR(40) NOT NULL, 
	cause VARCHAR(40) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	letter_id INTEGER NOT NULL, 
	due_at VARCHAR(32) NOT NULL, 
	outbox_id INTEGER, 
	PRIMARY KEY (id), 
	UNIQUE (subject, cause, kind), 
	FOREIGN KEY(letter_id) REFERENCES letter (id), 
	FOREIGN KEY(outbox_id) REFERENCES outbox (id)
);
INSERT INTO "answer" VALUES(1,'AH-001','1','incomplete',1,'2020-12-12T01:32:00.000000+00:00',1);
INSERT INTO "answer" VALUES(2,'AH-002','1','incomplete',2,'2020-12-12T01:32:00.000000+00:00',2);
CREATE TABLE entry (
	number VARCHAR(40) NOT NULL, 
	serial INTEGER NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	title TEXT NOT NULL, 
	school TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	opened_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (serial)
);
INSERT INTO "entry" VALUES('AH-001',1,'incomplete','灯','皖南师范学院',1,'2020-12-12T01:30:00.000000+00:00','2020-12-12T01:30:00.000000+00:00');
INSERT INTO "entry" VALUES('AH-002',2,'incomplete','河','皖南师范学院',1,'2020-12-12T01:30:00.000000+00:00','2020-12-12T01:30:00.000000+00:00');
CREATE TABLE event (
	id INTEGER NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	who TEXT NOT NULL, 
	what TEXT NOT NULL, 
	number VARCHAR(40), 
	letter_id INTEGER, 
	PRIMARY KEY (id)
);
INSERT INTO "event" VALUES(1,'2020-12-12T01:30:00.000000+00:00','robot','read: submission',NULL,1);
INSERT INTO "event" VALUES(2,'2020-12-12T01:30:00.000000+00:00','wang@wannan.edu.cn','revision 1','AH-001',1);
INSERT INTO "event" VALUES(3,'2020-12-12T01:30:00.000000+00:00','robot','materials sorted',NULL,1);
INSERT INTO "event" VALUES(4,'2020-12-12T01:30:00.000000+00:00','robot','judged: incomplete','AH-001',1);
INSERT INTO "event" VALUES(5,'2020-12-12T01:30:00.000000+00:00','robot','reply composed: incomplete',NULL,1);
INSERT INTO "event" VALUES(6,'2020-12-12T01:30:00.000000+00:00','robot','reply sent',NULL,1);
INSERT INTO "event" VALUES(7,'2020-12-12T01:30:00.000000+00:00','robot','read: submission',NULL,2);
INSERT INTO "event" VALUES(8,'2020-12-12T01:30:00.000000+00:00','li@luzhou.edu.cn','revision 1','AH-002',2);
INSERT INTO "event" VALUES(9,'2020-12-12T01:30:00.000000+00:00','robot','materials sorted',NULL,2);
INSERT INTO "event" VALUES(10,'2020-12-12T01:30:00.000000+00:00','robot','judged: incomplete','AH-002',2);
INSERT INTO "event" VALUES(11,'2020-12-12T01:30:00.000000+00:00','robot','reply composed: incomplete',NULL,2);
INSERT INTO "event" VALUES(12,'2020-12-12T01:30:00.000000+00:00','robot','reply sent',NULL,2);
CREATE TABLE fact (
	sha256 VARCHAR(64) NOT NULL, 
	version INTEGER NOT NULL, 
	noun TEXT NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	PRIMARY KEY (sha256, version), 
	FOREIGN KEY(sha256) REFERENCES file (sha256)
);
INSERT INTO "fact" VALUES('30ddea6a4732751931d5e8dbf568bbebde0d88e7dac2cf72ef419231c4861ede',1,'{"forms":[{"fields":{"title":{"raw":"《灯》","value":"灯","confidence":1.0,"place":"table 1 row 1 column 2"},"school":{"raw":"皖南师范学院","value":"皖南师范学院","confidence":1.0,"place":"table 1 row 1 column 4"},"duration":{"raw":"3秒","value":3.0,"confidence":1.0,"place":"table 1 row 2 column 2"},"genre":{"raw":"纪录片","value":"纪录片","confidence":1.0,"place":"table 1 row 2 column 4"},"contact-name":{"raw":"王老师","value":"王老师","confidence":1.0,"place":"table 1 row 3 column 2"},"contact-phone":{"raw":"13800000001","value":"13800000001","confidence":1.0,"place":"table 1 row 3 column 4"},"categories":{"raw":"教育扶贫、科技扶贫","value":["教育扶贫","科技扶贫"],"confidence":1.0,"place":"table 1 row 4 column 2"},"production-period":{"raw":"2020年10月1日-11月20日","value":["2020-10-01","2020-11-20"],"confidence":1.0,"place":"table 1 row 5 column 2"},"synopsis":{"raw":"学生进村，点亮一盏灯。","value":"学生进村，点亮一盏灯。","confidence":1.0,"place":"table 1 row 6 column 2"}},"synopsis_characters":11}],"fact":"form"}','2020-12-12T01:30:00.000000+00:00');
INSERT INTO "fact" VALUES('8786c34973bc6712c7aa17d3e39160804bc2d586b2ee6f9595e6c34c639e7573',1,'{"forms":[{"fields":{"title":{"raw":"《河》","value":"河","confidence":1.0,"place":"table 1 row 1 column 2"},"school":{"raw":"皖南师范学院","value":"皖南师范学院","confidence":1.0,"place":"table 1 row 1 column 4"},"duration":{"raw":"3秒","value":3.0,"confidence":1.0,"place":"table 1 row 2 column 2"},"genre":{"raw":"纪录片","value":"纪录片","confidence":1.0,"place":"table 1 row 2 column 4"},"contact-name":{"raw":"王老师","value":"王老师","confidence":1.0,"place":"table 1 row 3 column 2"},"contact-phone":{"raw":"13800000001","value":"13800000001","confidence":1.0,"place":"table 1 row 3 column 4"},"categories":{"raw":"教育扶贫、科技扶贫","value":["教育扶贫","科技扶贫"],"confidence":1.0,"place":"table 1 row 4 column 2"},"production-period":{"raw":"2020年10月1日-11月20日","value":["2020-10-01","2020-11-20"],"confidence":1.0,"place":"table 1 row 5 column 2"},"synopsis":{"raw":"学生进村，点亮一盏灯。","value":"学生进村，点亮一盏灯。","confidence":1.0,"place":"table 1 row 6 column 2"}},"synopsis_characters":11}],"fact":"form"}','2020-12-12T01:30:00.000000+00:00');
CREATE TABLE file (
	sha256 VARCHAR(64) NOT NULL, 
	path TEXT NOT NULL, 
	nature VARCHAR(20) NOT NULL, 
	format VARCHAR(20) NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "file" VALUES('30ddea6a4732751931d5e8dbf568bbebde0d88e7dac2cf72ef419231c4861ede','/robot/files/materials/30/30ddea6a4732751931d5e8dbf568bbebde0d88e7dac2cf72ef419231c4861ede.docx','form','docx');
INSERT INTO "file" VALUES('8786c34973bc6712c7aa17d3e39160804bc2d586b2ee6f9595e6c34c639e7573','/robot/files/materials/87/8786c34973bc6712c7aa17d3e39160804bc2d586b2ee6f9595e6c34c639e7573.docx','form','docx');
CREATE TABLE judgement (
	id INTEGER NOT NULL, 
	subject VARCHAR(40) NOT NULL, 
	turn INTEGER NOT NULL, 
	noun TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (subject, turn)
);
INSERT INTO "judgement" VALUES(1,'AH-001',1,'{"subject":"AH-001","turn":1,"revision":1,"decision":"incomplete","findings":[{"code":"material.hd-missing","level":"missing","audience":"submitter","about":"hd","required":null,"found":null},{"code":"material.compressed-missing","level":"missing","audience":"submitter","about":"compressed","required":null,"found":null}],"config_digest":"d07748587b0a69be","at":"2020-12-12T09:30:00+08:00"}');
INSERT INTO "judgement" VALUES(2,'AH-002',1,'{"subject":"AH-002","turn":1,"revision":1,"decision":"incomplete","findings":[{"code":"material.hd-missing","level":"missing","audience":"submitter","about":"hd","required":null,"found":null},{"code":"material.compressed-missing","level":"missing","audience":"submitter","about":"compressed","required":null,"found":null}],"config_digest":"d07748587b0a69be","at":"2020-12-12T09:30:00+08:00"}');
CREATE TABLE letter (
	id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	path TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	received_at VARCHAR(32) NOT NULL, 
	kind VARCHAR(20), 
	sender TEXT, 
	message_id TEXT, 
	noun TEXT, 
	"end" VARCHAR(20) NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (sha256)
);
INSERT INTO "letter" VALUES(1,'b25848dfe739b6615c594da4f7566500c151ca558b9216d1637b50366b7da742','/robot/files/letters/b2/b25848dfe739b6615c594da4f7566500c151ca558b9216d1637b50366b7da742.eml',2820,'2020-12-12T01:30:00.000000+00:00','submission','wang@wannan.edu.cn','<a@x>','{"sha256":"b25848dfe739b6615c594da4f7566500c151ca558b9216d1637b50366b7da742","sender":{"name":"王老师","address":"wang@wannan.edu.cn"},"subject":"报送《灯》","kind":"submission","message_id":"<a@x>","date":"2020-12-12T09:00:00+08:00","received_at":"2020-12-12T01:30:00Z","text":"老师好，作品见附件。","own_text":"老师好，作品见附件。","words":[],"attachments":[{"name":"登记表.docx","size":1549,"sha256":"30ddea6a4732751931d5e8dbf568bbebde0d88e7dac2cf72ef419231c4861ede","inline":false,"folder":""}],"links":[],"answers":[],"refers_to":null,"bounce":null,"automatic":null,"truncated":false}','entry','');
INSERT INTO "letter" VALUES(2,'8d575a7acfe5e560409b784b762ded3f538bb477a78565220211e1fc05e1f49b','/robot/files/letters/8d/8d575a7acfe5e560409b784b762ded3f538bb477a78565220211e1fc05e1f49b.eml',2819,'2020-12-12T01:30:00.000000+00:00','submission','li@luzhou.edu.cn','<b@x>','{"sha256":"8d575a7acfe5e560409b784b762ded3f538bb477a78565220211e1fc05e1f49b","sender":{"name":"王老师","address":"li@luzhou.edu.cn"},"subject":"报送《河》","kind":"submission","message_id":"<b@x>","date":"2020-12-12T09:00:00+08:00","received_at":"2020-12-12T01:30:00Z","text":"老师好，作品见附件。","own_text":"老师好，作品见附件。","words":[],"attachments":[{"name":"登记表2.docx","size":1551,"sha256":"8786c34973bc6712c7aa17d3e39160804bc2d586b2ee6f9595e6c34c639e7573","inline":false,"folder":""}],"links":[],"answers":[],"refers_to":null,"bounce":null,"automatic":null,"truncated":false}','entry','');
CREATE TABLE material (
	id INTEGER NOT NULL, 
	letter_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	noun TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (letter_id, position), 
	FOREIGN KEY(letter_id) REFERENCES letter (id), 
	FOREIGN KEY(sha256) REFERENCES file (sha256)
);
INSERT INTO "material" VALUES(1,1,0,'30ddea6a4732751931d5e8dbf568bbebde0d88e7dac2cf72ef419231c4861ede','{"sha256":"30ddea6a4732751931d5e8dbf568bbebde0d88e7dac2cf72ef419231c4861ede","name":"登记表.docx","size":1549,"folder":""}');
INSERT INTO "material" VALUES(2,2,0,'8786c34973bc6712c7aa17d3e39160804bc2d586b2ee6f9595e6c34c639e7573','{"sha256":"8786c34973bc6712c7aa17d3e39160804bc2d586b2ee6f9595e6c34c639e7573","name":"登记表2.docx","size":1551,"folder":""}');
CREATE TABLE meta (
	name VARCHAR(40) NOT NULL, 
	value TEXT, 
	PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('version','1');
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	message_id VARCHAR(120) NOT NULL, 
	letter_id INTEGER NOT NULL, 
	reply TEXT NOT NULL, 
	raw BLOB NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	hold TEXT NOT NULL, 
	released BOOLEAN NOT NULL, 
	tries INTEGER NOT NULL, 
	looks INTEGER NOT NULL, 
	repeated BOOLEAN NOT NULL, 
	next_try VARCHAR(32), 
	announced_at VARCHAR(32), 
	composed_at VARCHAR(32) NOT NULL, 
	sent_at VARCHAR(32), 
	detail TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (message_id), 
	FOREIGN KEY(letter_id) REFERENCES letter (id)
);
INSERT INTO "outbox" VALUES(1,'<889a0b6be6c477625c75500f79adc7f7@example.com>',1,'{"kind":"incomplete","to":"wang@wannan.edu.cn","subject":"还缺 2 份材料 [AH-001] 《灯》","text":"…","html":"<p>…</p>","message_id":"<889a0b6be6c477625c75500f79adc7f7@example.com>","in_reply_to":"<a@x>","references":["<a@x>"]}',X'00','sent','',0,1,0,0,NULL,'2020-12-12T01:30:00.000000+00:00','2020-12-12T01:30:00.000000+00:00','2020-12-12T01:30:00.000000+00:00','not sent: rehearsal');
INSERT INTO "outbox" VALUES(2,'<6d126f68f020d1f9f0e13b505594ace3@example.com>',2,'{"kind":"incomplete","to":"li@luzhou.edu.cn","subject":"还缺 2 份材料 [AH-002] 《河》","text":"…","html":"<p>…</p>","message_id":"<6d126f68f020d1f9f0e13b505594ace3@example.com>","in_reply_to":"<b@x>","references":["<b@x>"]}',X'00','sent','',0,1,0,0,NULL,'2020-12-12T01:30:00.000000+00:00','2020-12-12T01:30:00.000000+00:00','2020-12-12T01:30:00.000000+00:00','not sent: rehearsal');
CREATE TABLE place (
	account TEXT NOT NULL, 
	folder TEXT NOT NULL, 
	uidvalidity INTEGER NOT NULL, 
	uid INTEGER NOT NULL, 
	letter_id INTEGER NOT NULL, 
	finished BOOLEAN NOT NULL, 
	PRIMARY KEY (account, folder, uidvalidity, uid), 
	FOREIGN KEY(letter_id) REFERENCES letter (id)
);
INSERT INTO "place" VALUES('rehearsal','rehearsal',1,1,1,1);
INSERT INTO "place" VALUES('rehearsal','rehearsal',1,2,2,1);
CREATE TABLE pulse (
	name VARCHAR(40) NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "pulse" VALUES('in hand: letter','2020-12-12T01:30:00.000000+00:00','{}');
INSERT INTO "pulse" VALUES('in hand: measure','2020-12-12T01:30:00.000000+00:00','{}');
INSERT INTO "pulse" VALUES('in hand: entries','2020-12-12T01:30:00.000000+00:00','{}');
INSERT INTO "pulse" VALUES('post trouble','2020-12-12T01:30:00.000000+00:00','{}');
INSERT INTO "pulse" VALUES('poll','2020-12-12T01:30:00.000000+00:00','{"counts":"{\"rehearsal\": 2}","skipped":"{}","new":"[]"}');
INSERT INTO "pulse" VALUES('poll trouble','2020-12-12T01:30:00.000000+00:00','{}');
CREATE TABLE request (
	id INTEGER NOT NULL, 
	verb VARCHAR(20) NOT NULL, 
	argument TEXT NOT NULL, 
	made_at VARCHAR(32) NOT NULL, 
	done_at VARCHAR(32), 
	granted BOOLEAN, 
	answer TEXT, 
	PRIMARY KEY (id)
);
CREATE TABLE revision (
	number VARCHAR(40) NOT NULL, 
	revision INTEGER NOT NULL, 
	letter_id INTEGER NOT NULL, 
	"case" TEXT NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	PRIMARY KEY (number, revision), 
	FOREIGN KEY(number) REFERENCES entry (number), 
	FOREIGN KEY(letter_id) REFERENCES letter (id)
);
INSERT INTO "revision" VALUES('AH-001',1,1,'{"parts":[{"material":{"sha256":"30ddea6a4732751931d5e8dbf568bbebde0d88e7dac2cf72ef419231c4861ede","name":"登记表.docx","size":1549,"folder":""},"role":"form","facts":{"forms":[{"fields":{"title":{"raw":"《灯》","value":"灯","confidence":1.0,"place":"table 1 row 1 column 2"},"school":{"raw":"皖南师范学院","value":"皖南师范学院","confidence":1.0,"place":"table 1 row 1 column 4"},"duration":{"raw":"3秒","value":3.0,"confidence":1.0,"place":"table 1 row 2 column 2"},"genre":{"raw":"纪录片","value":"纪录片","confidence":1.0,"place":"table 1 row 2 column 4"},"contact-name":{"raw":"王老师","value":"王老师","confidence":1.0,"place":"table 1 row 3 column 2"},"contact-phone":{"raw":"13800000001","value":"13800000001","confidence":1.0,"place":"table 1 row 3 column 4"},"categories":{"raw":"教育扶贫、科技扶贫","value":["教育扶贫","科技扶贫"],"confidence":1.0,"place":"table 1 row 4 column 2"},"production-period":{"raw":"2020年10月1日-11月20日","value":["2020-10-01","2020-11-20"],"confidence":1.0,"place":"table 1 row 5 column 2"},"synopsis":{"raw":"学生进村，点亮一盏灯。","value":"学生进村，点亮一盏灯。","confidence":1.0,"place":"table 1 row 6 column 2"}},"synopsis_characters":11}],"fact":"form"},"ambiguous":false,"cut_off":false}],"links":[],"words":[],"received_at":"2020-12-12T01:30:00Z","window":null,"unchecked_marks":[]}','2020-12-12T01:30:00.000000+00:00');
INSERT INTO "revision" VALUES('AH-002',1,2,'{"parts":[{"material":{"sha256":"8786c34973bc6712c7aa17d3e39160804bc2d586b2ee6f9595e6c34c639e7573","name":"登记表2.docx","size":1551,"folder":""},"role":"form","facts":{"forms":[{"fields":{"title":{"raw":"《河》","value":"河","confidence":1.0,"place":"table 1 row 1 column 2"},"school":{"raw":"皖南师范学院","value":"皖南师范学院","confidence":1.0,"place":"table 1 row 1 column 4"},"duration":{"raw":"3秒","value":3.0,"confidence":1.0,"place":"table 1 row 2 column 2"},"genre":{"raw":"纪录片","value":"纪录片","confidence":1.0,"place":"table 1 row 2 column 4"},"contact-name":{"raw":"王老师","value":"王老师","confidence":1.0,"place":"table 1 row 3 column 2"},"contact-phone":{"raw":"13800000001","value":"13800000001","confidence":1.0,"place":"table 1 row 3 column 4"},"categories":{"raw":"教育扶贫、科技扶贫","value":["教育扶贫","科技扶贫"],"confidence":1.0,"place":"table 1 row 4 column 2"},"production-period":{"raw":"2020年10月1日-11月20日","value":["2020-10-01","2020-11-20"],"confidence":1.0,"place":"table 1 row 5 column 2"},"synopsis":{"raw":"学生进村，点亮一盏灯。","value":"学生进村，点亮一盏灯。","confidence":1.0,"place":"table 1 row 6 column 2"}},"synopsis_characters":11}],"fact":"form"},"ambiguous":false,"cut_off":false}],"links":[],"words":[],"received_at":"2020-12-12T01:30:00Z","window":null,"unchecked_marks":[]}','2020-12-12T01:30:00.000000+00:00');
CREATE TABLE thread (
	letter_id INTEGER NOT NULL, 
	number VARCHAR(40) NOT NULL, 
	how VARCHAR(20) NOT NULL, 
	PRIMARY KEY (letter_id, number), 
	FOREIGN KEY(letter_id) REFERENCES letter (id), 
	FOREIGN KEY(number) REFERENCES entry (number)
);
INSERT INTO "thread" VALUES(1,'AH-001','opened');
INSERT INTO "thread" VALUES(2,'AH-002','opened');
CREATE TABLE trouble (
	round VARCHAR(20) NOT NULL, 
	item VARCHAR(200) NOT NULL, 
	tries INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	trace TEXT NOT NULL, 
	parked BOOLEAN NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	PRIMARY KEY (round, item)
);
CREATE INDEX ix_letter_message_id ON letter (message_id);
CREATE INDEX ix_event_number ON event (number);
CREATE INDEX ix_event_letter_id ON event (letter_id);
CREATE INDEX ix_place_letter_id ON place (letter_id);
CREATE INDEX ix_material_sha256 ON material (sha256);
CREATE INDEX ix_thread_number ON thread (number);
CREATE INDEX ix_outbox_letter_id ON outbox (letter_id);
CREATE INDEX ix_answer_outbox_id ON answer (outbox_id);
COMMIT;
