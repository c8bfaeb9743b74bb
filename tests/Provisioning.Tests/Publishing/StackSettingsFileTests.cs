using WpAspire.Provisioning.Publishing;

namespace WpAspire.Provisioning.Tests.Publishing;

public sealed class StackSettingsFileTests
{
    private const string Existing =
        """
        secretsprovider: awskms://alias/pulumi?region=eu-central-1
        encryptedkey: AQICAHh
        config:
          wpaspire-prod:secrets:
            smtpPassword:
              secure: v1:6tbz:x
          aws:maxRetries: 3

        """;

    [Fact]
    public void A_new_stack_begins_with_an_empty_configuration()
    {
        var file = StackSettingsFile.Create("blog", "wpaspire-prod", existing: null);

        Assert.Equal("Pulumi.blog.yaml", file.Path);
        Assert.EndsWith("\nconfig: {}\n", file.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Existing)]
    [InlineData("encryptionsalt: v1:abc:v1:def\n")]
    [InlineData("config:\n  wpaspire-prod:secrets:\n    secure: v1:whole\n")]
    [InlineData("")]
    public void What_Pulumi_wrote_stays_as_it_is(string existing) =>
        Assert.Equal(existing, StackSettingsFile.Create("blog", "wpaspire-prod", existing).Text);

    [Fact]
    public void A_secret_in_plain_text_is_refused_by_name_and_not_shown()
    {
        var refusal = Refusal("config:\n  wpaspire-prod:secrets:\n    smtpPassword: hunter2\n");

        Assert.Equal(
            "'Pulumi.blog.yaml' has the secret 'smtpPassword' in plain text: set it with `pulumi config set --path 'secrets.smtpPassword' --secret`, which encrypts it.",
            refusal);
    }

    [Theory]
    [InlineData("- a list\n", "it is no mapping")]
    [InlineData("config: {\n", "line ")]
    public void What_is_no_settings_file_is_refused(string existing, string why) =>
        Assert.StartsWith($"'Pulumi.blog.yaml' cannot be read as the settings of a stack ({why}", Refusal(existing), StringComparison.Ordinal);

    private static string Refusal(string existing) =>
        Assert.Throws<DistributedApplicationException>(() => StackSettingsFile.Create("blog", "wpaspire-prod", existing)).Message;
}
