using WpAspire.Provisioning.Automation;

namespace WpAspire.Provisioning.Tests.Automation;

public class SettingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_project_tells_its_name_its_runtime_and_its_backend()
    {
        using var pulumi = new PulumiStandIn();
        await File.WriteAllTextAsync(Path.Combine(pulumi.WorkDir, "Pulumi.yaml"), "name: blog\nruntime:\n  name: yaml\ndescription: A site\nmain: program\nbackend:\n  url: s3://bucket\n", Token);

        var project = await (await pulumi.OpenAsync()).GetProjectSettingsAsync(Token);

        Assert.Equal(new ProjectSettings("blog") { Runtime = "yaml", Description = "A site", Main = "program", Backend = new("s3://bucket") }, project);
    }

    [Fact]
    public async Task A_project_may_be_JSON_and_may_be_missing()
    {
        using var pulumi = new PulumiStandIn();
        var workspace = await pulumi.OpenAsync();
        File.Delete(Path.Combine(pulumi.WorkDir, "Pulumi.yaml"));
        Assert.Null(await workspace.GetProjectSettingsAsync(Token));

        await File.WriteAllTextAsync(Path.Combine(pulumi.WorkDir, "Pulumi.json"), """{"name": "blog", "runtime": "yaml"}""", Token);
        Assert.Equal(new ProjectSettings("blog") { Runtime = "yaml" }, await workspace.GetProjectSettingsAsync(Token));
    }

    [Theory]
    [InlineData("runtime: yaml\n", "has no `name`")]
    [InlineData("- a\n- b\n", "is not a mapping of keys to values")]
    [InlineData("name: [\n", "is no YAML: line ")]
    public async Task A_project_that_cannot_be_read_is_told_with_its_file(string text, string sentence)
    {
        using var pulumi = new PulumiStandIn();
        await File.WriteAllTextAsync(Path.Combine(pulumi.WorkDir, "Pulumi.yaml"), text, Token);
        var workspace = await pulumi.OpenAsync();

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => workspace.GetProjectSettingsAsync(Token));

        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(Path.Combine(pulumi.WorkDir, "Pulumi.yaml"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stacks_settings_are_read_and_written_without_losing_what_is_encrypted()
    {
        const string Text = """
            encryptionsalt: v1:abc+/=:v1:def
            config:
              aws:region: eu-central-1
              wordpress-blog:token:
                secure: v1:q+/=
              wordpress-blog:secrets:
                dbPassword:
                  secure: v1:xyz
                flags: [true, 8, "8", 10.10, ~, it's]

            """;
        using var pulumi = new PulumiStandIn();
        var workspace = await pulumi.OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(pulumi.WorkDir, "Pulumi.blog.yaml"), Text, Token);

        var settings = await workspace.GetStackSettingsAsync("organization/wordpress-blog/blog", Token);
        await workspace.SaveStackSettingsAsync("shop", settings!, Token);

        Assert.Equal("v1:abc+/=:v1:def", settings!.EncryptionSalt);
        Assert.Equal("eu-central-1", settings.Config!["aws:region"].Value);
        Assert.True(settings.Config["wordpress-blog:token"] is { IsSecure: true, Value: "v1:q+/=" });
        Assert.Equal(
            """
            encryptionsalt: "v1:abc+/=:v1:def"
            config:
              "aws:region": "eu-central-1"
              "wordpress-blog:secrets": {"dbPassword":{"secure":"v1:xyz"},"flags":[true,8,"8",10.10,null,"it\u0027s"]}
              "wordpress-blog:token": { secure: "v1:q+/=" }

            """,
            await File.ReadAllTextAsync(Path.Combine(pulumi.WorkDir, "Pulumi.shop.yaml"), Token));
    }

    [Fact]
    public async Task Settings_survive_being_read_and_written_again()
    {
        using var pulumi = new PulumiStandIn();
        var settings = new StackSettings
        {
            SecretsProvider = "awskms://alias/pulumi?region=eu-central-1",
            EncryptedKey = "AQIC\\\"'",
            Config = new Dictionary<string, StackSettingsConfigValue>
            {
                ["blog:text"] = new("line one\nline \"two\" 😀\t\\", isSecure: false),
                ["blog:number"] = new("0755", isSecure: false),
                ["blog:secret"] = new("v1:abc", isSecure: true),
                ["blog:list"] = new("""["a",{"secure":"v1:x"}]""", isSecure: false) { IsObject = true },
            },
        };

        var workspace = await pulumi.OpenAsync(a => a.StackSettings = new Dictionary<string, StackSettings> { ["blog"] = settings });
        var read = await workspace.GetStackSettingsAsync("blog", Token);

        Assert.Equivalent(settings, read, strict: true);
        Assert.Equal(["Pulumi.blog.yaml", "Pulumi.yaml"], Directory.GetFiles(pulumi.WorkDir).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_stack_without_settings_has_none_and_empty_ones_are_empty()
    {
        using var pulumi = new PulumiStandIn();
        var workspace = await pulumi.OpenAsync();
        Assert.Null(await workspace.GetStackSettingsAsync("blog", Token));

        await File.WriteAllTextAsync(Path.Combine(pulumi.WorkDir, "Pulumi.blog.yml"), "", Token);
        Assert.Equivalent(new StackSettings(), await workspace.GetStackSettingsAsync("blog", Token), strict: true);

        await workspace.SaveStackSettingsAsync("blog", new(), Token);
        Assert.Equal("", await File.ReadAllTextAsync(Path.Combine(pulumi.WorkDir, "Pulumi.blog.yml"), Token));
    }
}
