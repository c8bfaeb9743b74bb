using System.Text.Json;
using WpAspire.Hosting.Site;

namespace WpAspire.Hosting.Tests.Site;

public sealed class SiteSecretsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("wpaspire-").FullName;

    private string FilePath => Path.Combine(_root, "usersecrets", "id", "secrets.json");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_store_without_a_file_is_empty_and_makes_none()
    {
        var store = new SiteSecrets(FilePath);

        Assert.Empty(store.Values);
        Assert.Null(store.Get("a"));
        Assert.False(Directory.Exists(Path.GetDirectoryName(FilePath)));
    }

    [Fact]
    public void The_file_and_its_directory_are_for_their_owner_only()
    {
        new SiteSecrets(FilePath).Set("Parameters:p", "v");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(FilePath)!));
    }

    [Fact]
    public void A_file_that_others_could_read_is_closed_by_the_next_write()
    {
        Write("""{ "a": "1" }""");
        File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        new SiteSecrets(FilePath).Set("b", "2");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void What_others_wrote_stays()
    {
        Write("""{ "Mine": "1", "Nested": { "Key": [ "x", true, null, 2.50 ] }, /* a comment */ }""");
        var store = new SiteSecrets(FilePath);

        store.Set("Parameters:p", "v<>&ü\"");

        Assert.Equal("1", store.Get("Mine"));
        Assert.Equal(["x", "true", null, "2.50"], Enumerable.Range(0, 4).Select(i => store.Get($"Nested:Key:{i}")));
        var json = JsonDocument.Parse(File.ReadAllText(FilePath)).RootElement;
        Assert.Equal("v<>&ü\"", json.GetProperty("Parameters:p").GetString());
        Assert.Equal("x", json.GetProperty("Nested:Key:0").GetString());
        Assert.Equal(store.Values, new SiteSecrets(FilePath).Values);
    }

    [Fact]
    public void A_key_is_in_the_file_once_however_it_was_written()
    {
        Write("""{ "Parameters": { "p": "nested", "q": "stays" }, "PARAMETERS:P": "flat" }""");
        var store = new SiteSecrets(FilePath);

        store.Set("Parameters:p", "new");

        Assert.Equal("new", store.Get("parameters:P"));
        Assert.Equal("stays", store.Get("Parameters:q"));
        Assert.Equal(2, new SiteSecrets(FilePath).Values.Count);
    }

    [Fact]
    public void A_value_that_another_process_generated_meanwhile_is_taken()
    {
        var first = new SiteSecrets(FilePath);
        var second = new SiteSecrets(FilePath);

        Assert.Equal("1", first.GetOrGenerate("p", () => "1"));
        Assert.Equal("1", second.GetOrGenerate("p", () => "2"));
        second.Set("q", "3");
        first.Set("r", "4");

        Assert.Equal(["p", "q", "r"], new SiteSecrets(FilePath).Values.Keys.Order());
    }

    [Fact]
    public void Many_writers_at_once_lose_nothing()
    {
        Parallel.For(0, 16, i =>
        {
            var store = new SiteSecrets(FilePath);
            store.Set($"own-{i}", $"{i}");
            store.GetOrGenerate("shared", () => $"{i}");
        });

        var values = new SiteSecrets(FilePath).Values;
        Assert.Equal(17, values.Count);
        Assert.All(Enumerable.Range(0, 16), i => Assert.Equal($"{i}", values[$"own-{i}"]));
    }

    [Fact]
    public void A_writer_waits_for_another_and_then_gives_up()
    {
        new SiteSecrets(FilePath).Set("a", "1");
        using var held = new FileStream(Path.Combine(Path.GetDirectoryName(FilePath)!, ".secrets.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var exception = Assert.Throws<DistributedApplicationException>(() => new SiteSecrets(FilePath) { LockTimeout = TimeSpan.FromMilliseconds(20) }.Set("b", "2"));

        Assert.Contains(FilePath, exception.Message, StringComparison.Ordinal);
        Assert.Equal(["a"], new SiteSecrets(FilePath).Values.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"Parameters:p\": \"s3cret")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{ \"a\": \"1\", \"a\": \"2\" }")]
    public void A_file_that_is_not_a_JSON_object_is_named_and_left_alone(string text)
    {
        Write(text);

        var exception = Assert.Throws<DistributedApplicationException>(() => new SiteSecrets(FilePath).Set("a", "b"));

        Assert.Contains(FilePath, exception.Message, StringComparison.Ordinal);
        Assert.Contains("not a valid JSON object", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", exception.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(FilePath));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named_with_what_to_do()
    {
        // Root may write anywhere, so the directory is made impossible: a file is in its place.
        File.WriteAllText(Path.Combine(_root, "usersecrets"), "in the way");
        var store = new SiteSecrets(FilePath);

        var exception = Assert.Throws<DistributedApplicationException>(() => store.GetOrGenerate("p", () => "v"));

        Assert.Contains(FilePath, exception.Message, StringComparison.Ordinal);
        Assert.Contains($"'{Path.Combine(_root, "usersecrets")}' is a file, not a directory", exception.Message, StringComparison.Ordinal);
        Assert.Contains("HOME", exception.Message, StringComparison.Ordinal);
        Assert.Null(store.Get("p"));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        new SiteSecrets(FilePath).Set("a", "1");
        var before = File.ReadAllText(FilePath);
        File.Delete(FilePath);
        Directory.CreateDirectory(FilePath);

        // A directory in the file's place can neither be read as a file nor be replaced by one.
        Assert.Throws<DistributedApplicationException>(() => new SiteSecrets(FilePath).Set("b", "2"));

        Directory.Delete(FilePath);
        File.WriteAllText(FilePath, before);
        Assert.Equal([".secrets.lock", "secrets.json"], Directory.GetFileSystemEntries(Path.GetDirectoryName(FilePath)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_is_a_link_stays_one()
    {
        var target = Path.Combine(_root, "kept-elsewhere.json");
        File.WriteAllText(target, """{ "a": "1" }""");
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.CreateSymbolicLink(FilePath, target);

        new SiteSecrets(FilePath).Set("b", "2");

        Assert.Equal(target, new FileInfo(FilePath).LinkTarget);
        Assert.Equal(["a", "b"], new SiteSecrets(target).Values.Keys.Order());
    }

    [Fact]
    public void The_file_is_where_dotnet_keeps_user_secrets() =>
        Assert.EndsWith(Path.Combine(".microsoft", "usersecrets", "x", "secrets.json"), SiteSecrets.PathOf("x"), StringComparison.Ordinal);

    private void Write(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, text);
    }
}
