using WpAspire.Provisioning.Automation.Commands;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Rds;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>Writes <c>README.md</c>: how to run the program by hand, with Pulumi's own command line.</summary>
internal static class ReadmeDocument
{
    /// <summary>The file's name.</summary>
    public const string FileName = "README.md";

    /// <summary>Makes the document.</summary>
    public static PublishedFile Create(Publication publication)
    {
        var document = new Markdown();
        AddOverview(document, publication);
        AddFirstDeployment(document, publication);
        AddBudget(document, publication);
        AddOutputs(document, publication.Program);
        AddUpdates(document, publication);
        AddLookingInside(document, publication);
        UploadsSection.AddTo(document, publication);
        TelemetrySection.AddTo(document, publication);
        AddTearDown(document, publication);
        return PublishedFile.OfText(FileName, document.ToString());
    }

    private static void AddOverview(Markdown document, Publication publication) => document
        .Heading(1, $"{publication.SiteName} ({publication.EnvironmentName}) on AWS")
        .Paragraph($"A Pulumi program that makes the site `{publication.SiteName}` in {publication.Options.Region}. `publish` writes this directory from the model of the site and its options; it needs nothing but what is in here. `deploy` does what follows for you; this page is for doing it by hand.")
        .Table(["file", "what it is"],
        [
            [$"`{PublishedFiles.ProgramFileName}`", "the program: every resource, as Pulumi YAML"],
            [$"`{StackSettingsFile.NameOf(publication.SiteName)}`", "the stack's settings and encrypted secrets: Pulumi's and yours, publish keeps what is in it"],
            ["`sdks/`", "the versions of the providers that the program was made for"],
            ["`images/`", "what the container images are built from"],
            [$"`{ArchitectureDocument.FileName}`", "what is created, as a diagram and a table"],
            [$"`{ControlsDocument.FileName}`", "the security controls, each with what became of it"],
            [$"`{CostDocument.FileName}`", "what it costs a month"],
        ])
        .Paragraph($"To change something, change the model or an option and publish again. What you change by hand in a file that publish wrote is not overwritten: publish stops and names it. Put the directory under version control, `{StackSettingsFile.NameOf(publication.SiteName)}` included.");

    private static void AddFirstDeployment(Markdown document, Publication publication)
    {
        var options = publication.Options;
        document
            .Heading(2, "The first deployment")
            .Paragraph("You need:")
            .List(
            [
                $"[Pulumi](https://www.pulumi.com/docs/install/) {LocalPulumiCommand.MinimumVersion.ToString(2)} or newer;",
                "Docker with BuildKit, which builds the images and pushes them;",
                $"credentials for {(options.AccountId is { } account ? $"the account {account}" : "your AWS account")}{(options.Profile is { } profile ? $", as the profile `{profile}`" : ", as every AWS tool takes them")}.",
            ])
            .Code("sh",
            [
                "pulumi login                          # or, to keep the state here: pulumi login file://$PWD",
                "export PULUMI_CONFIG_PASSPHRASE_FILE=~/.pulumi-passphrase   # a file of yours that secrets are encrypted with, unless Pulumi Cloud or KMS does it",
                $"pulumi stack init {publication.SiteName}",
            ])
            .Paragraph("A stack that `deploy` made without a login is in the directory `\"${XDG_STATE_HOME:-$HOME/.local/state}/wpaspire/pulumi\"`: log in there with `pulumi login file://…`, and `pulumi stack select` it.");

        if (publication.Program.ConfigSecrets.Count > 0)
        {
            document
                .Paragraph("Secrets that only you know. Pulumi asks for each value, so that none is in the shell's history, and writes it encrypted:")
                .Table(["secret", "what it is"], publication.Program.ConfigSecrets.Select(static s => new[] { $"`{s.Key}`", s.Value }))
                .Code("sh", publication.Program.ConfigSecrets.Keys.Select(static name => $"pulumi config set --path '{ProgramWriter.SecretsConfigKey}.{name}' --secret"));
        }

        if (ClassQuestions(publication).ToList() is { Count: > 0 } questions)
        {
            document
                .Paragraph("Which classes a region has today only AWS can say; publish knows its zones and services. Each of these must name the zones that the site uses, or another class is needed:")
                .Code("sh", questions);
        }

        VaultSection.AddTo(document, publication);
        document
            .Paragraph(publication.Vault is not null
                ? "The password of the database's administrator is made by RDS, which keeps it in Secrets Manager."
                : "All other passwords, keys and salts are generated in AWS and kept in Secrets Manager.")
            .Code("sh", ["pulumi preview", "pulumi up"])
            .Paragraph("The first time takes about half an hour: the database takes longest.");
    }

    private static IEnumerable<string> ClassQuestions(Publication publication)
    {
        var options = publication.Options;
        foreach (var type in publication.Program.OfType<Instance>().Select(static i => i.Args.InstanceClass.Literal).Distinct())
        {
            yield return $"aws rds describe-orderable-db-instance-options --region {options.Region} --engine mariadb --db-instance-class {type} --query 'OrderableDBInstanceOptions[].AvailabilityZones[].Name'";
        }

        if (options.Compute.LaunchType == LaunchType.Ec2)
        {
            yield return $"aws ec2 describe-instance-type-offerings --region {options.Region} --location-type availability-zone --filters Name=instance-type,Values={options.Compute.Ec2.InstanceType} --query 'InstanceTypeOfferings[].Location'";
        }
    }

    private static void AddBudget(Markdown document, Publication publication)
    {
        if (publication.Program.OfType<Aws.Budgets.Budget>().Any())
        {
            document
                .Paragraph("The budget finds the site by its tag `Site`, which the account must have activated for cost allocation, once, a day after the first deployment. Until then it sees nothing, and mails nobody:")
                .Code("sh", ["aws ce update-cost-allocation-tags-status --cost-allocation-tags-status TagKey=Site,Status=Active"]);
        }
    }

    private static void AddOutputs(Markdown document, PulumiProgram program) => document
        .Heading(2, "What it tells")
        .Code("sh", ["pulumi stack output", "pulumi stack output --json"])
        .Paragraph($"The outputs: {string.Join(", ", program.Outputs.Keys.Select(static name => $"`{name}`"))}.");

    private static void AddUpdates(Markdown document, Publication publication)
    {
        var deployment = publication.Options.Deployment;
        document
            .Heading(2, "Update")
            .Paragraph("Publish again, look at what changes, and apply it:")
            .Code("sh", ["git diff                              # what publish changed", "pulumi preview --diff", "pulumi up"])
            .Paragraph("What was changed in AWS by other means, and taking that over:")
            .Code("sh", ["pulumi refresh --run-program --preview-only", "pulumi refresh --run-program"])
            .Heading(2, "Roll back")
            .Paragraph(deployment.CircuitBreaker
                ? $"A new version whose tasks do not become healthy{(deployment.RollbackAlarms ? ", or that sets off an alarm," : "")} is taken back by ECS itself, and `pulumi up` fails."
                : "ECS keeps the old tasks until new ones are healthy, but does not go back by itself.");
        AddOlderTasks(document, publication);
        document.Paragraph("To go back for good, publish the model as it was then, and `pulumi up`.");

        foreach (var database in publication.Program.OfType<Instance>().Where(static d => d.Args.BackupRetentionPeriod?.Literal > 0))
        {
            document
                .Paragraph($"The database `{database.Name}` can be restored to any second of the last {database.Args.BackupRetentionPeriod?.Literal} days, as a second server beside it:")
                .Code("sh",
                [
                    $"aws rds restore-db-instance-to-point-in-time --region {publication.Options.Region} \\",
                    $"  --source-db-instance-identifier {database.Args.Identifier?.Literal ?? "<identifier>"} \\",
                    $"  --target-db-instance-identifier {database.Args.Identifier?.Literal ?? "<identifier>"}-restored --use-latest-restorable-time",
                ]);
        }
    }

    private static void AddOlderTasks(Markdown document, Publication publication)
    {
        foreach (var service in publication.Program.OfType<Service>())
        {
            // A definition that is gone from AWS cannot be gone back to.
            if (References.Of<TaskDefinition>(service.Args.TaskDefinition) is not { } task || task.Args.SkipDestroy?.Literal != true || task.Args.Family.Literal is not { } family)
            {
                continue;
            }

            var name = publication.Model.Services.First(w => ((CustomResource)service).Name == $"{w.Name}-service").Name;
            document
                .Paragraph($"The versions of `{name}` that were deployed stay, with their images. One of them again, at once, until the next `pulumi up`:")
                .Code("sh",
                [
                    $"aws ecs list-task-definitions --region {publication.Options.Region} --family-prefix {family} --sort DESC",
                    $"aws ecs update-service --region {publication.Options.Region} --cluster \"$(pulumi stack output cluster)\" \\",
                    $"  --service \"$(pulumi stack output {name}-service)\" --task-definition {family}:<number>",
                ]);
        }
    }

    private static void AddLookingInside(Markdown document, Publication publication)
    {
        var region = publication.Options.Region;
        document.Heading(2, "Look inside");
        foreach (var group in publication.Program.OfType<Aws.CloudWatch.LogGroup>().Where(g => publication.Model.Services.Any(w => ((CustomResource)g).Name == $"{w.Name}-log")))
        {
            document.Code("sh", [$"aws logs tail {group.Args.Name?.Literal} --follow --region {region}"]);
        }

        document.Paragraph("What serves visitors has a read-only file system and no way in. For trouble-shooting, start a task that has:");
        foreach (var task in publication.Model.Tasks)
        {
            document.Code("sh",
            [
                $"arn=$(aws ecs run-task --region {region} --cluster \"$(pulumi stack output cluster)\" \\",
                $"  --task-definition \"$(pulumi stack output {task.Name}-task-definition)\" --enable-execute-command \\",
                $"  --network-configuration \"awsvpcConfiguration={{subnets=[$(pulumi stack output subnets)],securityGroups=[$(pulumi stack output {task.Name}-security-group)]}}\" \\",
                "  --query 'tasks[0].taskArn' --output text)",
                $"aws ecs wait tasks-running --region {region} --cluster \"$(pulumi stack output cluster)\" --tasks \"$arn\"",
                $"aws ecs execute-command --region {region} --cluster \"$(pulumi stack output cluster)\" --task \"$arn\" --container {task.Name} --interactive --command bash",
                $"aws ecs stop-task --region {region} --cluster \"$(pulumi stack output cluster)\" --task \"$arn\"   # it runs, and costs, until you stop it",
            ]);
        }

        document.Paragraph("`execute-command` needs the AWS CLI's Session Manager plugin. Whatever is typed there is logged.");
    }

    private static void AddTearDown(Markdown document, Publication publication)
    {
        var options = publication.Options;
        document.Heading(2, "Tear down");
        var lifts = Protections(options).ToList();
        if (lifts.Count > 0)
        {
            document
                .Paragraph("The site is protected. Lift that first, with these options, then publish again and `pulumi up`:")
                .Table(["option", "what it protects"], lifts.Select(static l => new[] { $"`--set {l.Option}`", l.What }));
        }

        document
            .Code("sh",
            [
                "pulumi destroy --run-program --preview-only   # what is protected stops it here, before anything is deleted",
                "pulumi destroy --run-program",
                $"pulumi stack rm --preserve-config {publication.SiteName}",
            ])
            .Paragraph("With `--run-program`, providers have the settings and tokens of today: those in the state are of the last deployment, and a registry's are good for twelve hours.")
            .List(
            [
                options.Database.FinalSnapshot ? "A last snapshot of each database stays." : "The databases are gone, with all that is in them: no last snapshot is made (`Aws:Database:FinalSnapshot`).",
                "The shared files are gone, except for what backups have of them.",
                .. options.Encryption.SecretRecoveryDays > 0 ? [$"The secrets can be restored for {options.Encryption.SecretRecoveryDays} days."] : Array.Empty<string>(),
                .. Kept(publication),
            ]);
        if (publication.Program.OfType<Aws.Kms.Key>().Any(static k => k.Options.RetainOnDelete))
        {
            document
                .Paragraph("A key is removed once all that it encrypts is gone: the snapshots, the recovery points, the secrets in their time of recovery. It can be had back for some days.")
                .Code("sh",
                [
                    $"aws kms list-aliases --region {options.Region} --query \"Aliases[?starts_with(AliasName, 'alias/wpaspire/{publication.SiteName}-{publication.EnvironmentName}')].[AliasName, TargetKeyId]\" --output text",
                    $"aws kms schedule-key-deletion --region {options.Region} --key-id <the second word> --pending-window-in-days {options.Encryption.KeyDeletionDays}",
                ]);
        }
    }

    private static IEnumerable<string> Kept(Publication publication)
    {
        foreach (var resource in publication.Program.Resources.Where(static r => r.Options.RetainOnDelete))
        {
            if (resource is Aws.Kms.Key)
            {
                yield return $"The key `{resource.Name}` stays, because without it nobody reads what stays: 1 USD a month, and 1 more after each of its first two yearly rotations.";
            }
            else if (resource is OptionGroup or ParameterGroup)
            {
                yield return $"`{resource.Name}` stays, which snapshots refer to. It costs nothing; `aws rds delete-{(resource is OptionGroup ? "option" : "db-parameter")}-group` removes it after them.";
            }
        }
    }

    private static IEnumerable<(string Option, string What)> Protections(AwsOptions options)
    {
        if (options.Database.DeletionProtection)
        {
            yield return ("Aws:Database:DeletionProtection=false", "the databases");
        }

        if (options.LoadBalancer.DeletionProtection)
        {
            yield return ("Aws:LoadBalancer:DeletionProtection=false", "the load balancers");
        }

        if (!options.ForceDestroy)
        {
            yield return ("Aws:ForceDestroy=true", "shared files, images, logs in buckets, recovery points");
        }
    }
}
