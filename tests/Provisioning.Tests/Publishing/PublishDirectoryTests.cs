using System.Runtime.Versioning;
using System.Text;
using WpAspire.Provisioning.Publishing;

namespace WpAspire.Provisioning.Tests.Publishing;

[UnsupportedOSPlatform("windows")]
public sealed class PublishDirectoryTests : IDisposable
{
    private readonly string _temp = Directory.CreateTempSubdirectory("wpaspire-publish-").FullName;

    private string Root => Path.Combine(_temp, "blog-prod");

    private string Context => Path.Combine(_temp, "context");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_directory_that_does_not_exist_is_made_with_everything_in_it()
    {
        var summary = await PublishAsync(Site(("Pulumi.yaml", "program"), ("sdks/aws.yaml", "lock")));

        Assert.Equal("program", Read("Pulumi.yaml"));
        Assert.Equal("lock", Read("sdks/aws.yaml"));
        Assert.Equal("config: {}\n", Read("Pulumi.blog.yaml"));
        Assert.Equal(["Pulumi.blog.yaml", "Pulumi.yaml", "sdks/aws.yaml"], summary.Written.Order(StringComparer.Ordinal));
        Assert.Equal([".wpaspire.json", "Pulumi.blog.yaml", "Pulumi.yaml", "sdks/aws.yaml"], Files());
    }

    [Fact]
    public async Task Publishing_the_same_again_writes_nothing()
    {
        await PublishAsync(Site(("Pulumi.yaml", "program"), ("sdks/aws.yaml", "lock")));
        var manifest = Read(".wpaspire.json");

        var summary = await PublishAsync(Site(("Pulumi.yaml", "program"), ("sdks/aws.yaml", "lock")));

        Assert.Empty(summary.Written);
        Assert.Equal(3, summary.Unchanged);
        Assert.Equal(manifest, Read(".wpaspire.json"));
    }

    [Fact]
    public async Task What_is_published_no_longer_is_removed_with_the_directories_that_it_leaves_empty()
    {
        await PublishAsync(Site(("Pulumi.yaml", "1"), ("images/shop/Dockerfile", "FROM debian")));
        Write("notes.txt", "mine");

        var summary = await PublishAsync(Site(("Pulumi.yaml", "2")));

        Assert.Equal(["images/shop/Dockerfile"], summary.Removed);
        Assert.False(Directory.Exists(Path.Combine(Root, "images")));
        Assert.Equal("2", Read("Pulumi.yaml"));
        Assert.Equal("mine", Read("notes.txt"));
    }

    [Fact]
    public async Task A_file_may_become_a_directory_and_back()
    {
        await PublishAsync(Site(("docs", "file")));
        await PublishAsync(Site(("docs/index.md", "in a directory")));
        Assert.Equal("in a directory", Read("docs/index.md"));

        await PublishAsync(Site(("docs", "file")));
        Assert.Equal("file", Read("docs"));
    }

    [Fact]
    public void A_directory_of_somebody_else_is_refused()
    {
        Write("index.html", "hello");

        Assert.Equal(
            $"The directory '{Root}' is not empty and was not written by publish: choose another with --output-path, or empty it.",
            Refusal(() => Open()).Message);
        Assert.Equal(["index.html"], Files());
    }

    [Fact]
    public async Task An_empty_directory_is_taken()
    {
        Directory.CreateDirectory(Root);

        await PublishAsync(Site(("Pulumi.yaml", "program")));

        Assert.Equal("program", Read("Pulumi.yaml"));
    }

    [Fact]
    public void A_file_in_the_place_of_the_directory_is_refused()
    {
        File.WriteAllText(Root, "");

        Assert.Contains($"'{Root}' is a file", Refusal(() => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_made_is_named()
    {
        File.WriteAllText(Path.Combine(_temp, "file"), "");
        var root = Path.Combine(_temp, "file", "blog-prod");

        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(() => PublishDirectory.Open(root, "blog", "prod").WriteAsync(Site(), Cancellation));

        Assert.StartsWith($"The site cannot be published to '{root}'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop", "prod")]
    [InlineData("blog", "dev")]
    public async Task The_directory_of_another_site_or_environment_is_refused(string site, string environment)
    {
        await PublishAsync(Site(("Pulumi.yaml", "program")));

        Assert.Contains("has the site 'blog' (prod)", Refusal(() => PublishDirectory.Open(Root, site, environment)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"tool\":\"WpAspire 0.1.0\",\"site\":\"blog\",\"environment\":\"prod\",\"files\":{\"../outside\":\"00\"}}")]
    [InlineData("{\"tool\":\"WpAspire 0.1.0\",\"site\":\"blog\",\"environment\":\"prod\",\"files\":{\"/etc/passwd\":\"00\"}}")]
    public void A_manifest_that_cannot_be_trusted_is_refused(string manifest)
    {
        Write(".wpaspire.json", manifest);

        Assert.Contains("cannot be read", Refusal(() => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_somebody_changed_are_named_and_nothing_is_written()
    {
        await PublishAsync(Site(("Pulumi.yaml", "1"), ("README.md", "1"), ("cost.md", "1")));
        Write("Pulumi.yaml", "1 # by hand");
        Write("README.md", "by hand");

        var refusal = await RefusalAsync(Site(("Pulumi.yaml", "2"), ("README.md", "2"), ("cost.md", "2")));

        Assert.Equal(
            $"In '{Root}', 'Pulumi.yaml', 'README.md' are not as published, and publishing would overwrite that: move what you changed or added elsewhere, or delete it, and publish again.",
            refusal.Message);
        Assert.Equal("1 # by hand", Read("Pulumi.yaml"));
        Assert.Equal("1", Read("cost.md"));
    }

    [Fact]
    public async Task Of_many_changed_files_five_are_named()
    {
        (string, string)[] files = [.. Enumerable.Range(1, 7).Select(static i => ($"file{i}", "1"))];
        await PublishAsync(Site(files));
        Array.ForEach(files, file => Write(file.Item1, "by hand"));

        Assert.Contains("'file5' and 2 more are not as published", (await RefusalAsync(Site(files))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_equals_what_is_published_next_is_no_conflict()
    {
        await PublishAsync(Site(("Pulumi.yaml", "1")));
        Write("Pulumi.yaml", "2");

        await PublishAsync(Site(("Pulumi.yaml", "2")));

        Assert.Equal("2", Read("Pulumi.yaml"));
    }

    [Fact]
    public async Task A_deleted_file_comes_back()
    {
        await PublishAsync(Site(("Pulumi.yaml", "1")));
        File.Delete(Path.Combine(Root, "Pulumi.yaml"));

        await PublishAsync(Site(("Pulumi.yaml", "1")));

        Assert.Equal("1", Read("Pulumi.yaml"));
    }

    [Fact]
    public async Task A_changed_file_that_is_published_no_longer_is_not_removed()
    {
        await PublishAsync(Site(("Pulumi.yaml", "1"), ("cost.md", "1")));
        Write("cost.md", "by hand");

        Assert.Contains("'cost.md' is not as published", (await RefusalAsync(Site(("Pulumi.yaml", "1")))).Message, StringComparison.Ordinal);
        Assert.Equal("by hand", Read("cost.md"));
    }

    [Fact]
    public async Task A_file_in_the_way_of_a_new_one_is_named()
    {
        await PublishAsync(Site(("Pulumi.yaml", "1")));
        Write("sdks/aws.yaml", "mine");

        Assert.Contains("'sdks/aws.yaml' is not as published", (await RefusalAsync(Site(("sdks/aws.yaml", "lock")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_somebody_adds_to_a_build_context_is_named_because_the_image_would_get_it()
    {
        WriteContext("Dockerfile", "FROM debian");
        await PublishAsync(Site() with { Contexts = [new("images/shop", Context)] });
        Write("images/shop/debug.php", "<?php phpinfo();");

        var refusal = await RefusalAsync(Site() with { Contexts = [new("images/shop", Context)] });

        Assert.Contains("'images/shop/debug.php' is not as published", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_settings_of_the_stack_are_read_and_never_a_conflict()
    {
        await PublishAsync(Site(("Pulumi.yaml", "1")));
        Write("Pulumi.blog.yaml", "encryptionsalt: v1:abc\n");

        var directory = Open();
        Assert.Equal("encryptionsalt: v1:abc\n", directory.StackSettings);
        await directory.WriteAsync(Site(("Pulumi.yaml", "2")) with { StackSettings = PublishedFile.OfText("Pulumi.blog.yaml", directory.StackSettings!) }, Cancellation);

        Assert.Equal("encryptionsalt: v1:abc\n", Read("Pulumi.blog.yaml"));
        Assert.Equal("2", Read("Pulumi.yaml"));
    }

    [Fact]
    public async Task A_publish_that_was_interrupted_is_completed_by_the_next_even_if_that_is_interrupted_too()
    {
        // No file system takes such a name, so the publish breaks off when the files before it are in their places.
        var impossible = new string('x', 300);
        await PublishAsync(Site(("a", "1"), ("b", "1"), ("old", "1")));
        foreach (var version in new[] { "2", "3" })
        {
            var refusal = await RefusalAsync(Site(("a", version), (impossible, version), ("b", version)));
            Assert.Contains($"The site cannot be published to '{Root}'", refusal.Message, StringComparison.Ordinal);
            Assert.Equal([version, "1"], [Read("a"), Read("b")]);
            Assert.Contains("\"pending\"", Read(".wpaspire.json"), StringComparison.Ordinal);
        }

        await PublishAsync(Site(("a", "4"), ("b", "4")));

        Assert.Equal([".wpaspire.json", "Pulumi.blog.yaml", "a", "b"], Files());
        Assert.Equal(["4", "4"], [Read("a"), Read("b")]);
        Assert.DoesNotContain("\"pending\"", Read(".wpaspire.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_publish_that_was_interrupted_before_anything_was_in_its_place_is_completed_by_the_next()
    {
        Write(".wpaspire.tmp/0", "half a fi");
        Write(".wpaspire.lock", "");

        await PublishAsync(Site(("Pulumi.yaml", "program")));

        Assert.Equal([".wpaspire.json", "Pulumi.blog.yaml", "Pulumi.yaml"], Files());
    }

    [Fact]
    public async Task A_cancelled_publish_changes_nothing()
    {
        await PublishAsync(Site(("Pulumi.yaml", "1")));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Open().WriteAsync(Site(("Pulumi.yaml", "2")), new CancellationToken(canceled: true)));

        Assert.Equal("1", Read("Pulumi.yaml"));
    }

    [Fact]
    public async Task Two_publishes_at_once_do_not_mix()
    {
        await PublishAsync(Site(("Pulumi.yaml", "1")));
        await using var other = new FileStream(Path.Combine(Root, ".wpaspire.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        Assert.Contains("Another publish", (await RefusalAsync(Site(("Pulumi.yaml", "2")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_context_is_copied_with_its_executable_bits_and_links_but_without_git()
    {
        WriteContext("Dockerfile", "FROM debian");
        WriteContext("bin/start.sh", "#!/bin/sh", executable: true);
        WriteContext(".git/HEAD", "ref");
        File.CreateSymbolicLink(Path.Combine(Context, "start"), "bin/start.sh");

        await PublishAsync(Site() with { Contexts = [new("images/shop", Context)] });

        Assert.Equal([".wpaspire.json", "Pulumi.blog.yaml", "images/shop/Dockerfile", "images/shop/bin/start.sh", "images/shop/start"], Files());
        Assert.Equal("bin/start.sh", new FileInfo(Path.Combine(Root, "images/shop/start")).LinkTarget);
        Assert.Equal("644", Mode("images/shop/Dockerfile"));
        Assert.Equal("755", Mode("images/shop/bin/start.sh"));
    }

    [Fact]
    public async Task A_Dockerfile_outside_of_its_context_goes_beside_it_with_its_ignore_file()
    {
        WriteContext("site.php", "<?php");
        var dockerfile = Path.Combine(_temp, "Release.Dockerfile");
        File.WriteAllText(dockerfile, "FROM debian");
        File.WriteAllText($"{dockerfile}.dockerignore", "*.md");

        await PublishAsync(Site() with { Contexts = [new("images/shop", Context, dockerfile)] });

        Assert.Equal([".wpaspire.json", "Pulumi.blog.yaml", "images/shop.Dockerfile", "images/shop.Dockerfile.dockerignore", "images/shop/site.php"], Files());
    }

    [Fact]
    public async Task A_lost_executable_bit_is_a_change()
    {
        WriteContext("start.sh", "#!/bin/sh", executable: true);
        await PublishAsync(Site() with { Contexts = [new("images/shop", Context)] });
        File.SetUnixFileMode(Path.Combine(Root, "images/shop/start.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Contains("'images/shop/start.sh'", (await RefusalAsync(Site() with { Contexts = [new("images/shop", Context)] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_directory_is_not_followed()
    {
        await PublishAsync(Site(("sdks/aws.yaml", "1")));
        var elsewhere = Directory.CreateDirectory(Path.Combine(_temp, "elsewhere")).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "aws.yaml"), "theirs");
        Directory.Delete(Path.Combine(Root, "sdks"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(Root, "sdks"), elsewhere);

        Assert.Contains("'sdks/aws.yaml' is not as published", (await RefusalAsync(Site(("sdks/aws.yaml", "2")))).Message, StringComparison.Ordinal);
        Assert.Contains("'sdks/aws.yaml' is not as published", (await RefusalAsync(Site(("other", "2")))).Message, StringComparison.Ordinal);
        Assert.Equal("theirs", File.ReadAllText(Path.Combine(elsewhere, "aws.yaml")));
    }

    [Fact]
    public async Task A_link_in_the_place_of_the_settings_is_refused()
    {
        await PublishAsync(Site());
        var elsewhere = Path.Combine(_temp, "settings.yaml");
        File.WriteAllText(elsewhere, "config: {}");
        File.Delete(Path.Combine(Root, "Pulumi.blog.yaml"));
        File.CreateSymbolicLink(Path.Combine(Root, "Pulumi.blog.yaml"), elsewhere);

        Assert.Contains("is a symbolic link", Refusal(() => Open()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_temp, recursive: true);

    private static PublishedSite Site(params (string Path, string Text)[] files) =>
        new("blog", "prod", [.. files.Select(static f => PublishedFile.OfText(f.Path, f.Text))], PublishedFile.OfText("Pulumi.blog.yaml", "config: {}\n"), []);

    private PublishDirectory Open() => PublishDirectory.Open(Root, "blog", "prod");

    private Task<PublishSummary> PublishAsync(PublishedSite site) => Open().WriteAsync(site, Cancellation);

    private static DistributedApplicationException Refusal(Func<object> open) => Assert.Throws<DistributedApplicationException>(open);

    private Task<DistributedApplicationException> RefusalAsync(PublishedSite site) =>
        Assert.ThrowsAsync<DistributedApplicationException>(() => PublishAsync(site));

    private string Read(string path) => File.ReadAllText(Path.Combine(Root, path), Encoding.UTF8);

    private string Mode(string path) => Convert.ToString((int)File.GetUnixFileMode(Path.Combine(Root, path)), toBase: 8);

    private IEnumerable<string> Files() => PublishTree.Files(Root).Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal);

    private void Write(string path, string text) => WriteTo(Root, path, text);

    private void WriteContext(string path, string text, bool executable = false)
    {
        WriteTo(Context, path, text);
        if (executable)
        {
            File.SetUnixFileMode(Path.Combine(Context, path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void WriteTo(string root, string path, string text)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
