using WpAspire.Provisioning.Aws.Ecr;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Random;

namespace WpAspire.Provisioning.Tests.Validation;

public class SecretRulesTests : ValidatorTests
{
    private const string Task = "aws:ecs/taskDefinition:TaskDefinition";
    private const string Version = "aws:secretsmanager/secretVersion:SecretVersion";

    [Fact]
    public void A_secret_may_go_where_it_is_kept()
    {
        AddVersion(Output.JsonSerialize(new Dictionary<string, object?>
        {
            ["password"] = AddPassword(),
            ["token"] = Program.RequireSecret("token", "the token"),
            ["url"] = Output.Format($"redis://:{AddPassword("other")}@cache"),
        }));
        IsValid();
    }

    [Fact]
    public void The_password_of_a_registry_is_kept_by_the_build()
    {
        var token = Program.Invoke(GetAuthorizationToken.Invoke("token"));
        Add("docker-build:index:Image", "image", new()
        {
            ["push"] = true,
            ["registries"] = new object?[] { new Dictionary<string, object?> { ["address"] = "registry", ["username"] = token.UserName, ["password"] = token.Password } },
        });
        IsValid();
    }

    [Fact]
    public void A_secret_input_is_no_literal()
    {
        AddVersion("swordfish");
        HasOnly($"version ({Version}): the input 'secretString' is a secret, and its value is written in the program.");
    }

    [Fact]
    public void Nor_is_a_part_of_one()
    {
        AddVersion(Output.JsonSerialize(new Dictionary<string, object?> { ["password"] = AddPassword(), ["token"] = "swordfish" }));
        HasOnly($"version ({Version}): the input 'secretString' is a secret, and its value is written in the program.");
    }

    [Fact]
    public void A_literal_does_not_become_a_secret_by_being_marked_as_one()
    {
        AddVersion(Output.CreateSecret((Input<string>)"swordfish"!));
        HasOnly($"version ({Version}): the input 'secretString' marks text as a secret that everybody can read in the program.");
    }

    [Fact]
    public void A_generated_password_does_not_reach_the_environment_of_a_container()
    {
        AddTask(AddPassword());
        HasOnly($"task ({Task}): the secret ${{password.result}} reaches the input 'containerDefinitions', which is not kept secret.");
    }

    [Fact]
    public void Nor_does_one_that_is_given_even_inside_text()
    {
        AddTask(Output.Format($"redis://:{Program.RequireSecret("token", "the token")}@cache"));
        HasOnly($"task ({Task}): the secret ${{secrets.token}} reaches the input 'containerDefinitions', which is not kept secret.");
    }

    [Fact]
    public void Nor_does_an_output_that_its_resource_keeps_secret()
    {
        var bucket = Add("aws:s3/bucket:Bucket", "files", options: new() { AdditionalSecretOutputs = ["arn"] });
        AddTask(bucket.Output("arn"));
        HasOnly($"task ({Task}): the secret ${{files.arn}} reaches the input 'containerDefinitions', which is not kept secret.");
    }

    [Fact]
    public void Nor_does_a_token_that_a_call_gives()
    {
        AddTask(Program.Invoke(GetAuthorizationToken.Invoke("token")).Password);
        HasOnly($"task ({Task}): the secret ${{token.password}} reaches the input 'containerDefinitions', which is not kept secret.");
    }

    [Fact]
    public void Nor_does_a_secret_reach_a_tag()
    {
        Add("aws:s3/bucket:Bucket", "files", new() { ["tags"] = new Dictionary<string, object?> { ["Password"] = AddPassword() } });
        HasOnly("files (aws:s3/bucket:Bucket): the secret ${password.result} reaches the input 'tags.Password', which is not kept secret.");
    }

    private Output<string> AddPassword(string name = "password") =>
        Program.Add(new RandomPassword(name, new() { Length = 22 })).Result;

    private void AddVersion(object value) => Add(Version, "version", new() { ["secretId"] = Add("aws:secretsmanager/secret:Secret", "secret").Id, ["secretString"] = value });

    private void AddTask(object value) => Add(Task, "task", new()
    {
        ["family"] = "task",
        ["containerDefinitions"] = Output.JsonSerialize(new object?[]
        {
            new Dictionary<string, object?> { ["environment"] = new object?[] { new Dictionary<string, object?> { ["name"] = "PASSWORD", ["value"] = value } } },
        }),
    });
}
