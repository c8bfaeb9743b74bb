namespace WpAspire.WordPress.Tests;

public class SlowQueryGroupTests
{
    [Theory]
    [InlineData("SELECT * FROM wp_posts WHERE ID = 5", "select *  from wp_posts\n where id = 12")]
    [InlineData("SELECT 1 FROM t WHERE a = 'it''s' AND b = \"x\"", "SELECT 1 FROM t WHERE a = 'a\\'b' AND b = \"\"")]
    [InlineData("SELECT a FROM t WHERE id IN (1, 2,3)", "SELECT a FROM t WHERE id IN (4)")]
    [InlineData("INSERT INTO t VALUES (1,'a'),(2,'b')", "INSERT INTO t VALUES (3,'c');")]
    [InlineData("/* page 1 */ SELECT a FROM t -- why\n", "SELECT a FROM t")]
    [InlineData("SELECT a FROM t WHERE x = 0xAF OR y = 1.5e-3", "SELECT a FROM t WHERE x = 0x00 OR y = 2")]
    public void Queries_that_differ_in_their_values_are_one(string one, string other) =>
        Assert.Equal(SlowQueryGroup.Digest(one), SlowQueryGroup.Digest(other));

    [Theory]
    [InlineData("SELECT a FROM wp_2_posts", "SELECT a FROM wp_3_posts")]
    [InlineData("SELECT a FROM t", "SELECT b FROM t")]
    public void Queries_of_other_tables_or_columns_are_others(string one, string other) =>
        Assert.NotEqual(SlowQueryGroup.Digest(one), SlowQueryGroup.Digest(other));

    [Fact]
    public void The_most_expensive_come_first_with_the_slowest_as_their_example()
    {
        var groups = SlowQueryGroup.Of(
        [
            Query("SELECT SLEEP(1)", 1, rows: 0),
            Query("SELECT a FROM t WHERE id = 1", 0.7, rows: 10),
            Query("SELECT a FROM t WHERE id = 2", 0.8, rows: 20),
        ]);

        Assert.Equal(["SELECT a FROM t WHERE id = 2", "SELECT SLEEP(1)"], groups.Select(static g => g.Text));
        Assert.Equal((2, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(0.8), 30L), (groups[0].Count, groups[0].Total, groups[0].Longest, groups[0].RowsExamined));
    }

    [Fact]
    public void The_list_has_an_end() =>
        Assert.Equal(25, SlowQueryGroup.Of(Enumerable.Range(0, 40).Select(static i => Query($"SELECT a{i} FROM t", 1, rows: 1))).Count);

    private static SlowQuery Query(string text, double seconds, long rows) => new(text, "wordpress", TimeSpan.FromSeconds(seconds), rows);
}
