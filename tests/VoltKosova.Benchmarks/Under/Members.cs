namespace VoltKosova.Benchmarks.Under;

/// <summary>
/// So many members at once, written by SQL in the shape of the view: names as they are spread in life (one family in a hundred is called
/// Krasniqi, one in ten thousand Shatri), half of them in the one chapter, joined over eight years.
/// </summary>
internal static class Members
{
    public const string CommonName = "krasniq";
    public const string RareName = "shatr";

    public static async Task Fill(Town town, int count)
    {
        await Cluster.Execute(
            town.Database,
            $$"""
            SELECT setseed(0.5);
            INSERT INTO membership.mt_doc_member_card (id, data)
            SELECT id, jsonb_build_object(
                'id', id, 'person_id', gen_random_uuid(), 'number', lpad((10000000 + n)::text, 8, '0'),
                'chapter_id', CASE WHEN n % 2 = 0 THEN '{{town.Chapter}}' ELSE '01a2045b-ce56-7679-b9d7-26c9a77e8ffd' END,
                'given_name', (ARRAY['Arbër', 'Teuta', 'Drita', 'Blerim', 'Vjosa', 'Liridon', 'Milica', 'Hana'])[1 + n % 8],
                'family_name', CASE
                    WHEN n % 10000 = 7 THEN 'Shatri'
                    WHEN n % 100 = 3 THEN 'Krasniqi'
                    ELSE (ARRAY['Gash', 'Berish', 'Hot', 'Kelmend', 'Thaç', 'Bytyç', 'Morin', 'Jovanov', 'Rugov', 'Shal'])[1 + n % 10]
                        || (ARRAY['i', 'a', 'iq', 'aj', 'ić'])[1 + (n / 10) % 5] || CASE WHEN n % 7 = 0 THEN '-Dreshaj' ELSE '' END END,
                'email', 'member' || n || '@example.org', 'country', 'XK',
                'municipality', (ARRAY['prishtine', 'prizren', 'peje', 'gjakove', 'ferizaj', 'gjilan', 'mitrovice-e-jugut'])[1 + n % 7],
                'language', (ARRAY['sq', 'sq', 'sq', 'sr', 'en'])[1 + n % 5], 'kind', 'member',
                'joined_on', to_char(date '2018-06-01' + (random() * 3000)::int, 'YYYY-MM-DD'), 'version', 1)
            FROM (SELECT n, gen_random_uuid() AS id FROM generate_series(1, {{count}}) AS n) AS new;
            INSERT INTO membership.mt_doc_member_trait (id, data)
            SELECT id, jsonb_build_object(
                'member_id', id, 'birth_date', to_char(date '1940-01-01' + (random() * 24000)::int, 'YYYY-MM-DD'),
                'gender', (ARRAY['female', 'male', null, null])[1 + (random() * 3)::int])
            FROM membership.mt_doc_member_card;
            """);

        // What autovacuum does on a database that has been there for a while.
        await Cluster.Execute(town.Database, "VACUUM ANALYZE");
    }
}
