using WpAspire.Provisioning.Automation.Backends;

namespace WpAspire.Provisioning.Tests.Automation;

public class PulumiBackendTests
{
    private const string Local = "/home/lois/.local/state/wpaspire/pulumi";

    [Fact]
    public void The_environment_goes_before_the_project_the_login_and_the_token() =>
        Assert.Equal(new PulumiBackend("s3://env", PulumiBackendSource.Environment), Choose(new() { ["PULUMI_BACKEND_URL"] = "s3://env", ["PULUMI_ACCESS_TOKEN"] = "t" }, "s3://project", new(true, "s3://login")));

    [Fact]
    public void The_project_goes_before_the_login() =>
        Assert.Equal(new PulumiBackend("s3://project", PulumiBackendSource.Project), Choose(new() { ["PULUMI_BACKEND_URL"] = "" }, "s3://project", new(true, "s3://login")));

    [Fact]
    public void The_login_goes_before_the_token() =>
        Assert.Equal(new PulumiBackend("s3://login", PulumiBackendSource.Login), Choose(new() { ["PULUMI_ACCESS_TOKEN"] = "t" }, null, new(true, "s3://login")));

    [Fact]
    public void A_token_stands_for_pulumi_cloud()
    {
        Assert.Equal(new PulumiBackend("https://api.pulumi.com", PulumiBackendSource.AccessToken), Choose(new() { ["PULUMI_ACCESS_TOKEN"] = "t" }, null, PulumiLogin.None));
        Assert.Equal(new PulumiBackend("https://pulumi.example", PulumiBackendSource.AccessToken), Choose(new() { ["PULUMI_ACCESS_TOKEN"] = "t", ["PULUMI_API"] = "https://pulumi.example" }, null, PulumiLogin.None));
    }

    [Fact]
    public void Where_nobody_has_chosen_it_is_a_directory_of_this_user() =>
        Assert.Equal(new PulumiBackend($"file://{Local}", PulumiBackendSource.Default), Choose([], null, PulumiLogin.None));

    [Theory]
    [InlineData("/srv/pulumi", "file:///srv/pulumi")]
    [InlineData("/home/lois lane/50%/a?b#c", "file:///home/lois%20lane/50%25/a%3Fb%23c")]
    [InlineData("C:\\Users\\lois", "file:///C:/Users/lois")]
    public void A_directory_is_written_as_a_URL(string directory, string url) => Assert.Equal(url, PulumiBackend.FileUrl(directory));

    [Theory]
    [InlineData("https://api.pulumi.com", false)]
    [InlineData("HTTPS://pulumi.example", false)]
    [InlineData("http://127.0.0.1:8080", false)]
    [InlineData("file:///srv/pulumi", true)]
    [InlineData("file://~", true)]
    [InlineData("s3://bucket?region=eu-central-1", true)]
    [InlineData("gs://bucket", true)]
    [InlineData("azblob://container", true)]
    [InlineData("postgres://user@host/db", true)]
    [InlineData(null, false)]
    public void Every_backend_but_pulumis_own_service_needs_a_passphrase(string? url, bool needs) =>
        Assert.Equal(needs, new PulumiBackend(url, PulumiBackendSource.Login).NeedsPassphrase);

    [Theory]
    [InlineData(null, false, null)]
    [InlineData("", false, null)]
    [InlineData("{}", false, null)]
    [InlineData("[]", false, null)]
    [InlineData("""{"current": "", "accounts": {}}""", false, null)]
    [InlineData("""{"current": 7}""", false, null)]
    [InlineData("""{"current": "file://~", "accessTokens": {"file://~": ""}}""", true, "file://~")]
    [InlineData("""{"$pulumiSecureStore": 1, "backend": "tpm", "data": "…"}""", true, null)]
    public void A_login_is_read_as_pulumi_leaves_it(string? json, bool isLoggedIn, string? url) =>
        Assert.Equal(new PulumiLogin(isLoggedIn, url), PulumiLogin.Parse(json));

    [Fact]
    public void A_login_that_cannot_be_read_is_told()
    {
        var error = Assert.Throws<DistributedApplicationException>(() => PulumiLogin.Parse("{"));
        Assert.Equal("Pulumi's credentials.json cannot be read: delete it and run `pulumi login` again, or set PULUMI_BACKEND_URL.", error.Message);
    }

    [Fact]
    public void A_login_is_where_the_environment_says()
    {
        Assert.Equal("/home/lois/.pulumi/credentials.json", PulumiLogin.FilePath(new Dictionary<string, string?>(), "/home/lois"));
        Assert.Equal("/srv/home/credentials.json", PulumiLogin.FilePath(new Dictionary<string, string?> { ["PULUMI_HOME"] = "/srv/home" }, "/home/lois"));
        Assert.Equal("/srv/credentials/credentials.json", PulumiLogin.FilePath(new Dictionary<string, string?> { ["PULUMI_HOME"] = "/srv/home", ["PULUMI_CREDENTIALS_PATH"] = "/srv/credentials" }, "/home/lois"));
    }

    private static PulumiBackend Choose(Dictionary<string, string?> environment, string? project, PulumiLogin login) =>
        PulumiBackend.Choose(environment, project, login, Local);
}
