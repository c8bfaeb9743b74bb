using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Commands;
using WpAspire.Provisioning.Automation.Errors;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Automation.Progress;

namespace WpAspire.Provisioning.Tests.Automation;

public class PulumiErrorsTests
{
    private const string Service = "urn:pulumi:blog::wordpress-blog::aws:ecs/service:Service::web";
    private const string Stack = "urn:pulumi:blog::wordpress-blog::pulumi:pulumi:Stack::wordpress-blog-blog";

    [Theory]
    [InlineData("error: no stack named 'blog' found", 1, PulumiErrorKind.StackNotFound)]
    [InlineData("error: no stack named 'organization/wordpress-blog/blog' found", 255, PulumiErrorKind.StackNotFound)]
    [InlineData("error: this command requires a stack, but there are none", 6, PulumiErrorKind.StackNotFound)]
    [InlineData("error: a stack named organization/wordpress-blog/blog already exists", 1, PulumiErrorKind.StackAlreadyExists)]
    [InlineData("error: stack 'blog' already exists", 1, PulumiErrorKind.StackAlreadyExists)]
    [InlineData("error: the stack is currently locked by 2 lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`.", 1, PulumiErrorKind.StackLocked)]
    [InlineData("error: [409] Conflict: Another update is currently in progress.", 1, PulumiErrorKind.ConcurrentUpdate)]
    [InlineData("error: constructing secrets manager: passphrase must be set with PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE environment variables", 1, PulumiErrorKind.PassphraseMissing)]
    [InlineData("error: failed to encrypt: incorrect passphrase, please set PULUMI_CONFIG_PASSPHRASE to the correct passphrase", 1, PulumiErrorKind.PassphraseWrong)]
    [InlineData("error: incorrect passphrase", 1, PulumiErrorKind.PassphraseWrong)]
    [InlineData("error: PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions", 1, PulumiErrorKind.NotLoggedIn)]
    [InlineData("error: this command requires logging in; try running `pulumi login` first", 1, PulumiErrorKind.NotLoggedIn)]
    [InlineData("error: [401] Unauthorized: No credentials provided or are invalid.", 1, PulumiErrorKind.NotLoggedIn)]
    [InlineData("error: forbidden", 3, PulumiErrorKind.NotLoggedIn)]
    [InlineData("error: no changes were expected but changes were proposed", 1, PulumiErrorKind.ChangesNotExpected)]
    [InlineData("", 7, PulumiErrorKind.ChangesNotExpected)]
    [InlineData("error: no resource plugin 'pulumi-resource-docker-build' found in the workspace at version v0.0.22 or on your $PATH", 1, PulumiErrorKind.PluginNotAvailable)]
    [InlineData("error: [resource plugin random-4.21.2] downloading from : failed to download plugin: random-4.21.2: dial tcp: lookup plugins.example: no such host", 1, PulumiErrorKind.PluginNotAvailable)]
    [InlineData("error: failed to load language plugin yaml: no language plugin 'pulumi-language-yaml' found in the workspace or on your $PATH", 1, PulumiErrorKind.PluginNotAvailable)]
    [InlineData("error: error reading from server: EOF", 1, PulumiErrorKind.Crashed)]
    [InlineData("error: update canceled", 1, PulumiErrorKind.Canceled)]
    [InlineData("error: refresh cancelled", 1, PulumiErrorKind.Canceled)]
    [InlineData("", 8, PulumiErrorKind.Canceled)]
    public void What_is_written_to_standard_error_and_the_exit_code_tell_why(string standardError, int code, PulumiErrorKind kind) =>
        Assert.Equal(kind, Describe(standardError, code).Kind);

    [Theory]
    [InlineData("No valid credential sources found.", PulumiErrorKind.AwsCredentialsMissing)]
    [InlineData("rpc error: code = Unknown desc = unable to validate AWS credentials.\nDetails: No valid credential sources found.", PulumiErrorKind.AwsCredentialsMissing)]
    [InlineData("unable to validate AWS AccessKeyID and/or SecretAccessKey - see the documentation", PulumiErrorKind.AwsCredentialsMissing)]
    [InlineData("get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata", PulumiErrorKind.AwsCredentialsMissing)]
    [InlineData("failed to get shared config profile, planet", PulumiErrorKind.AwsCredentialsMissing)]
    [InlineData("operation error STS: GetCallerIdentity, https response error StatusCode: 403, api error ExpiredToken: The security token included in the request is expired", PulumiErrorKind.AwsCredentialsExpired)]
    [InlineData("No valid credential sources found. Error: SSOProviderInvalidToken: the SSO session has expired or is invalid", PulumiErrorKind.AwsCredentialsExpired)]
    [InlineData("failed to refresh cached credentials, refresh cached SSO token failed, cached SSO token is expired, or not present", PulumiErrorKind.AwsCredentialsExpired)]
    [InlineData("api error ExpiredTokenException: The security token included in the request is expired", PulumiErrorKind.AwsCredentialsExpired)]
    [InlineData("failed to save snapshot: blob (code=Unknown): ExpiredToken: The provided token has expired.", PulumiErrorKind.AwsCredentialsExpired)]
    [InlineData("pulumi:providers:aws resource 'default_6_18_2' has a problem: Invalid credentials configured.", PulumiErrorKind.AwsCredentialsInvalid)]
    [InlineData("operation error STS: GetCallerIdentity, https response error StatusCode: 403, api error InvalidClientTokenId: The security token included in the request is invalid.", PulumiErrorKind.AwsCredentialsInvalid)]
    [InlineData("api error SignatureDoesNotMatch: The request signature we calculated does not match", PulumiErrorKind.AwsCredentialsInvalid)]
    [InlineData("api error UnrecognizedClientException: The security token included in the request is invalid.", PulumiErrorKind.AwsCredentialsInvalid)]
    [InlineData("api error AuthFailure: AWS was not able to validate the provided access credentials", PulumiErrorKind.AwsCredentialsInvalid)]
    [InlineData("Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", PulumiErrorKind.DockerNotAvailable)]
    [InlineData("failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory", PulumiErrorKind.DockerNotAvailable)]
    [InlineData("failed to connect to any docker daemon", PulumiErrorKind.DockerNotAvailable)]
    [InlineData("error during connect: Get \"http://%2F%2F.%2Fpipe%2Fdocker_engine/_ping\": open //./pipe/docker_engine", PulumiErrorKind.DockerNotAvailable)]
    [InlineData("permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock", PulumiErrorKind.DockerNotAvailable)]
    [InlineData("api error AccessDenied: User: arn:aws:iam::1:user/lois is not authorized to perform: ecs:CreateService", PulumiErrorKind.ResourceFailed)]
    [InlineData("Stack [blog] already exists", PulumiErrorKind.ResourceFailed)]
    public void What_a_provider_says_tells_why(string message, PulumiErrorKind kind)
    {
        Assert.Equal(kind, Describe(Failed(Service, message)).Kind);
        Assert.DoesNotContain('\n', Describe(Failed(Service, message)).Message);
    }

    [Fact]
    public void The_missing_profile_is_named() => Assert.StartsWith(
        "There is no AWS profile 'planet': create it with `aws configure --profile planet`, or set AWS_PROFILE to another",
        Describe(Failed(Service, "failed to get shared config profile, planet")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void What_AWS_does_not_accept_is_named() => Assert.StartsWith(
        "AWS does not accept the credentials (InvalidClientTokenId): check AWS_PROFILE",
        Describe(Failed(Service, "api error InvalidClientTokenId: The security token included in the request is invalid.")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("no resource plugin 'pulumi-resource-aws' found in the workspace at version v7.48.0 or on your $PATH", "Pulumi's plugin 'aws' 7.48.0 cannot be installed: check the connection to the internet, or install it with `pulumi plugin install resource aws v7.48.0` and try again.")]
    [InlineData("no resource plugin 'pulumi-resource-aws' found in the workspace or on your $PATH", "Pulumi's plugin 'aws' cannot be installed: check the connection to the internet, or install it with `pulumi plugin install resource aws` and try again.")]
    [InlineData("failed to download plugin: docker-build-0.0.22: dial tcp: lookup plugins.example: no such host", "Pulumi's plugin 'docker-build' 0.0.22 cannot be installed (no such host): check the connection to the internet, or install it with `pulumi plugin install resource docker-build v0.0.22` and try again.")]
    public void A_plugin_is_named_with_its_version_and_the_cause(string error, string sentence) => Assert.Equal(sentence, Describe(error, 1).Message);

    [Theory]
    [InlineData("Cannot connect to the Docker daemon at tcp://10.0.0.1:2376. Is the docker daemon running?", " at tcp://10.0.0.1:2376;")]
    [InlineData("failed to connect to the docker API at unix:///run/user/1000/docker.sock; check if the path is correct", " at unix:///run/user/1000/docker.sock;")]
    [InlineData("failed to connect to any docker daemon", "no container engine answers;")]
    [InlineData("permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock", "add yourself to the group `docker`")]
    public void The_engine_that_does_not_answer_is_named(string message, string part) =>
        Assert.Contains(part, Describe(Failed(Service, message)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(OperationType.Create, "could not be created: no")]
    [InlineData(OperationType.Update, "could not be updated: no")]
    [InlineData(OperationType.Delete, "could not be deleted: no")]
    [InlineData(OperationType.Replace, "could not be replaced: no")]
    [InlineData(OperationType.Read, "could not be read: no")]
    public void A_resource_that_failed_is_told_with_what_was_to_be_done_to_it(OperationType operation, string part)
    {
        var progress = Failed(Service, "no", operation);
        Assert.Contains("'web' (aws:ecs:Service) " + part, Describe(progress).Message, StringComparison.Ordinal);
        Assert.Equal(Service, Describe(progress).Urn);
    }

    [Theory]
    [InlineData(1, "; one other resource failed too;")]
    [InlineData(3, "; 3 other resources failed too;")]
    public void Other_resources_that_failed_are_counted(int others, string part)
    {
        var progress = Failed(Service, "no");
        for (var i = 0; i < others; i++)
        {
            progress = Fail(progress, $"{Service}-{i}", "no", OperationType.Create);
        }

        Assert.Contains("'web' (aws:ecs:Service) could not be created: no" + part, Describe(progress).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_that_failed_without_a_word_is_told_all_the_same()
    {
        var progress = DeploymentProgress.Empty.Apply(new() { ResourceOperationFailedEvent = new() { Metadata = new() { Op = OperationType.Create, Urn = Service, Type = "" } } });

        Assert.Equal("The resource 'web' (aws:ecs:Service) could not be created; what is done is kept, so correct this and run the same command again.", Describe(progress).Message);
    }

    [Fact]
    public void An_error_in_the_program_is_told_as_it_is()
    {
        var progress = Say(Say(DeploymentProgress.Empty, Stack, "Pulumi.yaml:12:3: resource or variable named \"netwrok\" could not be found"), Stack, "update failed");

        var error = Describe(progress);

        Assert.Equal(PulumiErrorKind.Other, error.Kind);
        Assert.Equal("`pulumi up` failed (exit code 1): Pulumi.yaml:12:3: resource or variable named \"netwrok\" could not be found.", error.Message);
    }

    [Fact]
    public void An_error_of_the_engine_is_told_as_it_is()
    {
        var progress = DeploymentProgress.Empty.Apply(new() { ErrorEvent = new() { Error = "the engine stalled" } });
        Assert.Equal("`pulumi up` failed (exit code 1): the engine stalled.", Describe(progress).Message);
    }

    [Theory]
    [InlineData("error: open Pulumi.yaml: permission denied\n", "", "`pulumi up` failed (exit code 1): open Pulumi.yaml: permission denied.")]
    [InlineData("", "something went wrong\n", "`pulumi up` failed (exit code 1): something went wrong.")]
    [InlineData("", "", "`pulumi up` failed (exit code 1) without a message: run it by hand in the program's directory with `--verbose 3 --logtostderr` to see more.")]
    public void What_is_not_known_is_told_as_it_was_written(string standardError, string standardOutput, string sentence) =>
        Assert.Equal(sentence, PulumiErrors.Describe(new() { Command = "up", Result = new(1, standardOutput, standardError) }).Message);

    [Fact]
    public void A_command_without_a_stack_speaks_of_the_stack()
    {
        var error = PulumiErrors.Describe(new() { Command = "stack import", Result = new(1, "", "error: [409] Conflict: Another update is currently in progress.") });
        Assert.Equal("Another update of the stack is in progress: wait until it has ended, or, if nothing runs there any more, lift it with `cancel`.", error.Message);
    }

    [Fact]
    public void The_name_of_a_stack_is_its_last_part()
    {
        var error = PulumiErrors.Describe(new() { Command = "up", Stack = "daily-planet/wordpress-blog/blog", Result = new(7, "", "") });
        Assert.Equal("The stack 'blog' has changes where none were expected: `preview` shows them.", error.Message);
    }

    [Theory]
    [InlineData("error: \u001b[31mbad\u001b[0m thing.\n", "bad thing")]
    [InlineData("<{%fg 1%}>error: <{%reset%}>bad", "bad")]
    [InlineData("1 error occurred:\n\t* creating ECS Service (web): no\n\n", "creating ECS Service (web): no")]
    [InlineData("sdk-v2/provider2.go:572: sdk.helper_schema: creating ECS Service (web): no: provider=aws@7.48.0", "creating ECS Service (web): no")]
    [InlineData("2 errors occurred:\n\t* one\n\t* two\n", "2 errors occurred: * one * two")]
    [InlineData("  \n ", "")]
    public void A_providers_message_becomes_one_line(string message, string line) => Assert.Equal(line, ProviderMessage.Clean(message));

    [Fact]
    public void A_providers_message_that_is_too_long_is_cut()
    {
        var line = ProviderMessage.Clean(new string('x', 2000));
        Assert.Equal(501, line.Length);
        Assert.EndsWith("x…", line, StringComparison.Ordinal);
    }

    private static PulumiError Describe(string standardError, int code) =>
        PulumiErrors.Describe(new() { Command = "up", Stack = "blog", Result = new(code, "", standardError) });

    private static PulumiError Describe(DeploymentProgress progress) =>
        PulumiErrors.Describe(new() { Command = "up", Stack = "blog", Result = new CommandResult(1, "", ""), Progress = progress });

    private static DeploymentProgress Failed(string urn, string message, OperationType operation = OperationType.Create) =>
        Say(Fail(DeploymentProgress.Empty, urn, message, operation), Stack, "update failed");

    private static DeploymentProgress Fail(DeploymentProgress progress, string urn, string message, OperationType operation)
    {
        var step = new StepEventMetadata { Op = operation, Urn = urn, Type = "" };
        return Say(progress.Apply(new() { ResourcePreEvent = new() { Metadata = step } }), urn, message).Apply(new() { ResourceOperationFailedEvent = new() { Metadata = step } });
    }

    private static DeploymentProgress Say(DeploymentProgress progress, string urn, string message) =>
        progress.Apply(new() { DiagnosticEvent = new() { Urn = urn, Severity = "error", Message = message } });
}
