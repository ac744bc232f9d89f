-- The forms that the inter-agency guidelines for child protection (2014) and GBV (2017) ask for, as a start that an agency goes on from with a version of its own.
-- A question is a yes or no, a choice, or words; choices carry their labels as well.
create function pg_temp.form(code text, title_ar text, title_en text, questions jsonb) returns void language sql as $$
    insert into case_form (id, version, created_at, updated_at, agency_id, code, number, title_ar, title_en, json_schema)
    select gen_random_uuid(), 0, now(), now(), '00000000-0000-0000-0000-000000000000', code, 1, title_ar, title_en,
        json_build_object('type', 'object', 'additionalProperties', false,
            'required', (select coalesce(json_agg(q ->> 0), '[]') from jsonb_array_elements(questions) q where q ->> 1 <> 'words'),
            'properties', (select json_object_agg(q ->> 0,
                jsonb_build_object('x-title', jsonb_build_object('ar', q ->> 2, 'en', q ->> 3)) ||
                case q ->> 1
                    when 'yesno' then '{"type": "boolean"}'::jsonb
                    when 'words' then '{"type": "string", "maxLength": 2000}'::jsonb
                    when 'level' then '{"enum": ["NONE", "SOME", "SERIOUS"], "x-labels": {"NONE": {"ar": "لا يوجد", "en": "None"}, "SOME": {"ar": "بعض", "en": "Some"}, "SERIOUS": {"ar": "شديد", "en": "Serious"}}}'::jsonb
                end) from jsonb_array_elements(questions) q))::text
$$;

select pg_temp.form('INITIAL_ASSESSMENT', 'التقييم الأولي', 'Initial assessment', '[
    ["safeNow", "yesno", "هل الشخص آمن الآن؟", "Is the person safe now?"],
    ["urgentMedicalNeed", "yesno", "هل توجد حاجة طبية عاجلة؟", "Is there an urgent medical need?"],
    ["hasShelter", "yesno", "هل لديه مكان آمن ينام فيه الليلة؟", "Is there a safe place to sleep tonight?"],
    ["hasFood", "yesno", "هل لديه طعام وماء؟", "Is there food and water?"],
    ["trustedAdult", "yesno", "هل يوجد شخص موثوق قريب منه؟", "Is there a trusted person close by?"],
    ["distress", "level", "ما مقدار الضيق النفسي؟", "How great is the distress?"],
    ["ownWords", "words", "بماذا يصف الشخص ما يحتاجه؟", "What does the person say is needed, in own words?"]]');

select pg_temp.form('CHILD_COMPREHENSIVE', 'التقييم الشامل للطفل', 'Comprehensive assessment of a child', '[
    ["livesWithFamily", "yesno", "هل يعيش الطفل مع أسرته؟", "Does the child live with the family?"],
    ["careConcern", "level", "ما مقدار القلق بشأن الرعاية التي يتلقاها؟", "How great is the concern about the care the child receives?"],
    ["violenceAtHome", "level", "ما مقدار العنف في المنزل؟", "How much violence is there at home?"],
    ["attendsSchool", "yesno", "هل يذهب الطفل إلى المدرسة؟", "Does the child attend school?"],
    ["works", "yesno", "هل يعمل الطفل؟", "Does the child work?"],
    ["marriedOrPromised", "yesno", "هل الطفل متزوج أو موعود بالزواج؟", "Is the child married or promised in marriage?"],
    ["hasDocuments", "yesno", "هل لديه وثيقة ميلاد وهوية؟", "Are there birth and identity documents?"],
    ["healthConcern", "level", "ما مقدار القلق بشأن صحته؟", "How great is the concern about health?"],
    ["distress", "level", "ما مقدار الضيق النفسي؟", "How great is the distress?"],
    ["strengths", "words", "ما نقاط القوة لدى الطفل وأسرته ومحيطه؟", "What are the strengths of the child, the family and those around?"],
    ["childsViews", "words", "ما رأي الطفل ورغبته؟", "What does the child think and wish?"]]');

select pg_temp.form('GBV_ASSESSMENT', 'تقييم احتياجات الناجية', 'Assessment with a survivor', '[
    ["safeAtHome", "yesno", "هل تشعر بالأمان حيث تقيم؟", "Does she feel safe where she stays?"],
    ["contactWithPerpetrator", "yesno", "هل هي على تواصل مع من أساء إليها؟", "Is she in contact with who harmed her?"],
    ["threatToLife", "yesno", "هل هُددت بالقتل أو بإيذاء شديد؟", "Was she threatened with death or serious harm?"],
    ["thoughtsOfSelfHarm", "yesno", "هل راودتها أفكار بإيذاء نفسها؟", "Did she have thoughts of harming herself?"],
    ["within72Hours", "yesno", "هل وقع ذلك خلال 72 ساعة؟", "Did it happen within the last 72 hours?"],
    ["wantsHealthCare", "yesno", "هل ترغب في رعاية صحية؟", "Does she want health care?"],
    ["wantsLegalAid", "yesno", "هل ترغب في مساعدة قانونية؟", "Does she want legal aid?"],
    ["distress", "level", "ما مقدار الضيق النفسي؟", "How great is the distress?"],
    ["herWishes", "words", "ماذا تريد هي؟", "What does she want?"]]');

select pg_temp.form('SAFETY_CHECK', 'فحص السلامة', 'Safety check', '[
    ["dangerToday", "level", "ما مقدار الخطر اليوم؟", "How great is the danger today?"],
    ["weaponAtHome", "yesno", "هل يوجد سلاح في المنزل؟", "Is there a weapon at home?"],
    ["childrenInDanger", "yesno", "هل الأطفال في خطر؟", "Are children in danger?"],
    ["canLeave", "yesno", "هل تستطيع المغادرة إن احتاجت؟", "Can she leave if she needs to?"],
    ["safeContact", "yesno", "هل توجد طريقة آمنة للتواصل؟", "Is there a safe way to reach her?"],
    ["whoHelps", "words", "من يمكنه المساعدة؟", "Who can help?"]]');

select pg_temp.form('BIA_SHORT', 'تقييم المصلحة الفضلى الموجز', 'Best interests assessment, short', '[
    ["separatedFromParents", "yesno", "هل انفصل الطفل عن والديه؟", "Is the child separated from both parents?"],
    ["tracingWanted", "yesno", "هل يُرغب في البحث عن الأسرة؟", "Is tracing of the family wanted?"],
    ["currentCareSafe", "yesno", "هل الرعاية الحالية آمنة؟", "Is the present care safe?"],
    ["caregiverWilling", "yesno", "هل يرغب مقدم الرعاية في الاستمرار؟", "Does the caregiver want to go on?"],
    ["siblingsTogether", "yesno", "هل الإخوة معًا؟", "Are siblings together?"],
    ["careConcern", "level", "ما مقدار القلق بشأن الرعاية؟", "How great is the concern about the care?"],
    ["childsViews", "words", "ما رأي الطفل، بما يناسب عمره؟", "What does the child think, in keeping with age?"],
    ["recommendation", "words", "ما التوصية ولماذا؟", "What is recommended, and why?"]]');

select pg_temp.form('OLDER_PERSON', 'تقييم شخص مسن', 'Assessment of an older person', '[
    ["livesAlone", "yesno", "هل يعيش وحده؟", "Does the person live alone?"],
    ["hasSupport", "yesno", "هل يوجد من يساعده يوميًا؟", "Does somebody help every day?"],
    ["medicationManaged", "yesno", "هل يستطيع تناول أدويته بانتظام؟", "Are medicines taken as they should be?"],
    ["neglectOrAbuse", "level", "ما مقدار القلق من الإهمال أو الإساءة؟", "How great is the concern about neglect or abuse?"],
    ["lonely", "level", "ما مقدار الوحدة؟", "How lonely is the person?"],
    ["ownWords", "words", "ماذا يريد الشخص؟", "What does the person want?"]]');
